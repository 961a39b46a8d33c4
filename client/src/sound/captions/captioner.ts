import { newId } from "@casement/shared/lib/new-id";
import { MAX_LINE_LENGTH, type WordsSource } from "@casement/shared/session-log/words/spoken-line";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Microphone } from "@/media/microphone";
import {
  findRecognition,
  knowsDevice,
  prepareOnDevice,
  type Recognition,
  type RecognitionFault,
  type RecognitionMaker,
  type RecognitionResults,
} from "./recognition";

/** unknown: this browser does not recognise the language on this device. refused: it may not recognise at all. */
export type CaptionStage = "off" | "fetching" | "listening" | "muted" | "unsupported" | "unknown" | "refused";

export interface CaptionView {
  readonly stage: CaptionStage;
  /** What the recogniser is not sure of yet: it stays in this page. */
  readonly interim: string;
  /** Whether the sound goes to the browser's maker. */
  readonly cloud: boolean;
}

/** What is to be captioned, and how. */
export interface CaptionChoice {
  /** BCP 47, such as "en-US". */
  readonly lang: string;
  /** The person agreed, apart from everything else, that their browser sends their sound to its maker. */
  readonly cloud: boolean;
}

export interface SaidLine {
  readonly lineId: string;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly source: Exclude<WordsSource, "file">;
}

interface CaptionerParts {
  readonly microphone: Pick<Microphone, "hold" | "track" | "store">;
  readonly serverNow: () => number;
  /** Keeps a line that the recogniser is sure of. */
  readonly say: (line: SaidLine) => void;
}

/** Recognisers end by themselves, after a pause or a minute: the next begins after so long, longer after a fault. */
const RESTART_MS = 250;
const MAX_RESTART_MS = 30_000;
/** How long a spoken character lasts, for lines that come without a beginning. */
const CHARACTER_MS = 65;

const FATAL: Readonly<Record<string, CaptionStage>> = {
  "not-allowed": "refused",
  "service-not-allowed": "refused",
  "language-not-supported": "unknown",
};

/** Captions one's own microphone by the browser's recogniser, on the device unless the person chose otherwise. */
export class Captioner {
  readonly store: StoreApi<CaptionView> = createStore<CaptionView>(() => ({ stage: "off", interim: "", cloud: false }));
  readonly #parts: CaptionerParts;
  readonly #stopWatching: () => void;
  #choice: CaptionChoice | null = null;
  /** Counts choices: what an earlier one awaited no longer counts. */
  #turn = 0;
  #release: (() => void) | null = null;
  #recognition: Recognition | null = null;
  #restart: ReturnType<typeof setTimeout> | undefined;
  #pauseMs = RESTART_MS;
  #begunAt: number | null = null;

  constructor(parts: CaptionerParts) {
    this.#parts = parts;
    this.#stopWatching = parts.microphone.store.subscribe(() => this.#follow());
  }

  /** Captions like this from now on; null: not any more. */
  want(choice: CaptionChoice | null): void {
    this.#turn += 1;
    this.#stop();
    this.#choice = null;
    this.store.setState({ stage: "off", cloud: choice?.cloud ?? false });
    if (choice === null) this.#letGo();
    else void this.#begin(choice, this.#turn);
  }

  close(): void {
    this.want(null);
    this.#stopWatching();
  }

  async #begin(choice: CaptionChoice, turn: number): Promise<void> {
    const maker = findRecognition();
    if (maker === null || !(choice.cloud || knowsDevice(maker))) return this.#fail("unsupported");
    const fetching = () => {
      if (turn === this.#turn) this.store.setState({ stage: "fetching" });
    };
    const isReady = choice.cloud || (await prepareOnDevice(maker, choice.lang, fetching).catch(() => false));
    if (turn !== this.#turn) return;
    if (!isReady) return this.#fail("unknown");
    this.#choice = choice;
    this.#release ??= this.#parts.microphone.hold();
    this.#follow();
  }

  /** Listens while the microphone does. */
  #follow(): void {
    if (this.#choice === null) return;
    const { isMuted } = this.#parts.microphone.store.getState();
    const stage = isMuted ? "muted" : "listening";
    if (this.store.getState().stage !== stage) this.store.setState({ stage });
    if (isMuted) this.#stop();
    else if (this.#recognition === null && this.#restart === undefined) this.#listen(this.#choice);
  }

  #listen({ lang, cloud }: CaptionChoice): void {
    const maker = findRecognition() as RecognitionMaker;
    const recognition = new maker();
    Object.assign(recognition, { lang, continuous: true, interimResults: true, processLocally: !cloud });
    recognition.addEventListener("result", (event) => this.#hear(recognition, event as RecognitionResults));
    recognition.addEventListener("error", (event) => this.#onFault(recognition, (event as RecognitionFault).error));
    recognition.addEventListener("end", () => this.#onEnd(recognition));
    this.#recognition = recognition;
    try {
      recognition.start(this.#parts.microphone.track);
    } catch {
      this.#onEnd(recognition);
    }
  }

  #hear(recognition: Recognition, { resultIndex, results }: RecognitionResults): void {
    if (recognition !== this.#recognition) return;
    this.#pauseMs = RESTART_MS;
    const now = this.#parts.serverNow();
    let interim = "";
    for (let index = resultIndex; index < results.length; index += 1) {
      const result = results[index];
      const text = result?.[0]?.transcript.trim() ?? "";
      if (text === "") continue;
      if (result?.isFinal === true) this.#say(text, now);
      else interim = `${interim} ${text}`.trim();
    }
    if (interim !== "") this.#begunAt ??= now;
    this.store.setState({ interim });
  }

  #say(text: string, to: number): void {
    const from = this.#begunAt ?? to - text.length * CHARACTER_MS;
    this.#begunAt = null;
    const source = this.#choice?.cloud === true ? "cloud" : "device";
    const line = { lineId: newId(), text: text.slice(0, MAX_LINE_LENGTH), source } as const;
    this.#parts.say({ ...line, from: Math.floor(Math.min(from, to - 1)), to: Math.ceil(to) });
  }

  #onFault(recognition: Recognition, error: string): void {
    if (recognition !== this.#recognition) return;
    const stage = FATAL[error];
    if (stage !== undefined) {
      this.#stop();
      this.#choice = null;
      this.#fail(stage);
    } else if (error !== "no-speech" && error !== "aborted")
      this.#pauseMs = Math.min(this.#pauseMs * 2, MAX_RESTART_MS);
  }

  #onEnd(recognition: Recognition): void {
    if (recognition !== this.#recognition) return;
    this.#recognition = null;
    this.#begunAt = null;
    this.store.setState({ interim: "" });
    this.#restart = setTimeout(() => {
      this.#restart = undefined;
      this.#follow();
    }, this.#pauseMs);
  }

  #fail(stage: CaptionStage): void {
    this.#letGo();
    this.store.setState({ stage, interim: "" });
  }

  #stop(): void {
    clearTimeout(this.#restart);
    this.#restart = undefined;
    const recognition = this.#recognition;
    this.#recognition = null;
    this.#begunAt = null;
    this.store.setState({ interim: "" });
    recognition?.abort();
  }

  #letGo(): void {
    this.#release?.();
    this.#release = null;
  }
}
