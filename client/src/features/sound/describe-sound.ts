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
  if (view.refused > 0 && view.refusedBy === "SOUND_FULL")
    return { state: "fault", word: "No sound", full: ERROR_TEXT.SOUND_FULL?.sentence ?? "" };
  const silent = facts.isMuted ? " You are muted: silence is recorded." : "";
  if (view.waiting > 1 || view.trouble !== null) return { ...waiting(view), full: `${waiting(view).full}${silent}` };
  return {
    state: "saved",
    word: "Sound",
    full: `Your sound is recorded, and what you said is on the server.${silent}`,
  };
}

function whatIsMissing({ view, microphone }: SoundFacts): string | null {
  switch (view.recorder) {
    case "recording":
      return microphone.kind === "failed" ? FAULTS[microphone.fault] : null;
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

function off(view: SoundView, reason: string): SoundWords {
  return view.waiting > 0 ? waiting(view) : { state: "off", word: "No sound", full: reason };
}

/** A chunk is about five seconds; the one that is on its way is no news. */
function waiting({ waiting: count, trouble, unshelved }: SoundView): SoundWords {
  const why = trouble === null ? "" : ` ${ERROR_TEXT[trouble]?.sentence ?? ""}`;
  const where = unshelved > 0 ? "this page alone: do not close it" : "this browser, also when the page is closed";
  return {
    state: "waiting",
    word: "Sound waiting",
    full: `${plural(count, "piece")} of your sound wait in ${where}. They are sent by themselves.${why}`,
  };
}
