import type { PlaybackManifest } from "@casement/shared/playback/manifest";
import type { StateFold } from "@casement/shared/playback/state-at";
import { optionsOf } from "@casement/shared/session/plan-options";
import { isInterviewer } from "@casement/shared/session/role";
import type { HeardTake } from "@casement/shared/sound/heard-take";
import type { PersonTalk, Talk } from "@casement/shared/sound/talk";
import type { Playback } from "@/recording/playback";
import { talkOfRecording } from "@/recording/talk-of-recording";
import { distinctNames } from "@/session/people";

/** Who talked how much, with what is shown of each person; times are playback times. */
export interface ShownTalk extends Pick<Talk, "silences" | "interruptions"> {
  readonly people: readonly (PersonTalk & { readonly name: string; readonly color: string })[];
}

/**
 * null for everybody but the interviewers of an ended interview: it is nobody else's, and in no share and no file.
 */
export function shownTalk(
  { manifest, isCopy }: Pick<Playback, "manifest" | "isCopy">,
  fold: StateFold,
  takes: readonly (HeardTake & { readonly participantId: string })[],
): ShownTalk | null {
  const state = fold.after(manifest.events.length);
  if (!isForViewer(manifest) || isCopy || optionsOf(state.plan).mode === "practice" || takes.length === 0) return null;
  const { startAt, participantId } = manifest;
  const { talk } = talkOfRecording({ startAt, takes }, state, participantId);
  const names = distinctNames(state.participants);
  const people = talk.people.map((person) => ({
    ...person,
    name: names.get(person.id) ?? "",
    color: state.participants[person.id]?.color ?? "",
  }));
  return { people, silences: talk.silences, interruptions: talk.interruptions };
}

const isForViewer = ({ role, shared, live }: PlaybackManifest) => isInterviewer(role) && shared === null && !live;
