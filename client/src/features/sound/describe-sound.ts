import type { SoundConsent } from "@casement/shared/session-log/state";
import { plural } from "@/lib/duration";
import { ERROR_TEXT } from "@/lib/error-text";
import type { MediaFault } from "@/media/media-fault";
import type { MicrophoneStage } from "@/media/microphone";
import type { SoundView } from "@/sound/sound-keeper";

/** saved: all that was recorded is on the server. waiting: some is in this browser alone. off: none is recorded. */
type SoundState = "saved" | "waiting" | "off" | "fault";

export interface SoundWords {
  readonly state: SoundState;
  readonly word: string;
  readonly full: string;
}

export interface SoundFacts {
  readonly view: SoundView;
  readonly consent: SoundConsent;
  readonly microphone: MicrophoneStage;
  readonly isMuted: boolean;
  /** By the device's own switch, or by the computer. */
  readonly isDeviceMuted: boolean;
}

const FAULTS: Readonly<Record<MediaFault, string>> = {
  insecure: "Browsers only give a microphone to pages opened over https.",
  refused: "Your browser does not let this page use your microphone: allow it in the address bar.",
  absent: "No microphone was found: plug one in.",
  busy: "Another program is using your microphone. Close it there.",
  unknown: "Your microphone cannot be used.",
};

/** The badge's word and the sentence behind it. Never "saved" while anything is on its way, and never "recorded" while nothing is. */
export function describeSound(facts: SoundFacts): SoundWords {
  const { view, consent } = facts;
  if (consent.agreed === null) return off(view, "You have not agreed that your sound is recorded.");
  const missing = whatIsMissing(facts);
  if (missing !== null) return { state: "fault", word: "No sound", full: `Your sound is not recorded. ${missing}` };
  if (view.refused + view.lost > 0) return incomplete(view);
  const silent = facts.isMuted ? " You are muted: silence is recorded." : "";
  if (view.waiting > 1 || view.trouble !== null) return { ...waiting(view), full: `${waiting(view).full}${silent}` };
  return {
    state: "saved",
    word: "Sound",
    full: `Your sound is recorded, and what you said is on the server.${silent}`,
  };
}

function whatIsMissing(facts: SoundFacts): string | null {
  switch (facts.view.recorder) {
    case "recording":
      return whatIsSilent(facts);
    case "blocked":
      return "Click anywhere on this page, so that your browser lets it hear you.";
    case "elsewhere":
      return "Another tab of this browser is recording you.";
    case "unsupported":
      return "This browser cannot record sound as Casement keeps it. A current Chrome, Edge, Firefox or Safari can.";
    case "off":
      return "It begins in a moment.";
  }
}

function whatIsSilent({ microphone, isDeviceMuted }: SoundFacts): string | null {
  switch (microphone.kind) {
    case "failed":
      return FAULTS[microphone.fault];
    case "opening":
      return "Your microphone is being opened. If your browser asks whether this page may use it, allow it.";
    case "closed":
      return "Your microphone is closed.";
    case "open":
      return isDeviceMuted ? "Your microphone is muted by its own switch, or by your computer." : null;
  }
}

/** Gone for good, whatever else is saved. */
function incomplete({ refused, refusedBy, lost }: SoundView): SoundWords {
  if (refusedBy === "SOUND_FULL") return { state: "fault", word: "No sound", full: sayWhy(refusedBy).trim() };
  const count = refused + lost;
  return {
    state: "fault",
    word: "Sound incomplete",
    full: `${plural(count, "piece")} of your sound ${count === 1 ? "is" : "are"} lost.${sayWhy(refusedBy)}`,
  };
}

/** These sentences are about forms and people's own changes. */
const UNSAID = new Set(["VALIDATION", "CONFLICT"]);

function sayWhy(code: string | null): string {
  const sentence = code === null || UNSAID.has(code) ? undefined : ERROR_TEXT[code]?.sentence;
  return sentence === undefined ? "" : ` ${sentence}`;
}

function off(view: SoundView, reason: string): SoundWords {
  return view.waiting > 0 ? waiting(view) : { state: "off", word: "No sound", full: reason };
}

/** A chunk is about five seconds; the one that is on its way is no news. */
function waiting({ waiting: count, trouble, unshelved }: SoundView): SoundWords {
  const where = unshelved > 0 ? "this page alone (do not close it)" : "this browser, also when the page is closed,";
  const wait = count === 1 ? "waits in" : "wait in";
  return {
    state: "waiting",
    word: "Sound waiting",
    full: `${plural(count, "piece")} of your sound ${wait} ${where} until the server has ${count === 1 ? "it" : "them"}.${sayWhy(trouble)}`,
  };
}
