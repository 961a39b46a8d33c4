/** What a result holds: the best guess first. */
interface RecognisedWords {
  readonly isFinal: boolean;
  readonly length: number;
  readonly [index: number]: { readonly transcript: string };
}

export interface RecognitionResults extends Event {
  /** The first result that is new or changed. */
  readonly resultIndex: number;
  readonly results: { readonly length: number; readonly [index: number]: RecognisedWords };
}

export interface RecognitionFault extends Event {
  readonly error: string;
}

/** SpeechRecognition of the Web Speech API (https://webaudio.github.io/web-speech-api/), as far as it is used here. */
export interface Recognition extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  /** True: the sound stays on this device, or nothing is recognised. */
  processLocally: boolean;
  start(track?: MediaStreamTrack): void;
  abort(): void;
}

interface Languages {
  readonly langs: readonly string[];
  readonly processLocally: boolean;
}

export interface RecognitionMaker {
  new (): Recognition;
  /** Absent in browsers that know no recognition on the device. */
  available?(languages: Languages): Promise<"unavailable" | "downloadable" | "downloading" | "available">;
  install?(languages: Languages): Promise<boolean>;
}

/** This browser's recogniser; null: it has none. */
export function findRecognition(): RecognitionMaker | null {
  const { SpeechRecognition, webkitSpeechRecognition } = window as unknown as {
    readonly SpeechRecognition?: RecognitionMaker;
    readonly webkitSpeechRecognition?: RecognitionMaker;
  };
  return SpeechRecognition ?? webkitSpeechRecognition ?? null;
}

/** Whether this browser can recognise speech on this device at all; a language may still be missing. */
export const knowsDevice = (maker: RecognitionMaker | null): boolean => maker?.available !== undefined;

/**
 * Makes sure that the language is recognised on this device, which may fetch it first. False: this browser does not know
 * it there. `fetching` is called if it has to be fetched.
 */
export async function prepareOnDevice(maker: RecognitionMaker, lang: string, fetching: () => void): Promise<boolean> {
  const languages = { langs: [lang], processLocally: true };
  const found = await maker.available?.(languages);
  if (found === "available") return true;
  if (found === undefined || found === "unavailable" || maker.install === undefined) return false;
  fetching();
  return maker.install(languages);
}
