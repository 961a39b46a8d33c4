import type { PlaybackManifest } from "@casement/shared/playback/manifest";
import type { Marker } from "@casement/shared/playback/markers";
import type { Remark } from "@casement/shared/playback/remarks";
import { LEVEL_NAMES } from "@casement/shared/scoring/rubric";
import type { Mark } from "@casement/shared/scoring/score";
import { keptComments } from "@casement/shared/session/comment";
import type { SessionState } from "@casement/shared/session-log/state";
import { plural } from "@/lib/duration";

/** What one reads of a moment: a note's words, a step's name. `state` is the fold at the recording's end. */
export function momentWords(
  { event }: Marker,
  state: SessionState,
  { participants }: Pick<PlaybackManifest, "participants">,
): string {
  const nameOf = (id: string) => participants.find((person) => person.id === id)?.name ?? "Somebody";
  const stepName = (index: number) => `${index + 1} ${state.plan?.steps[index]?.title ?? ""}`;
  switch (event.kind) {
    case "session.started":
      return stepName(state.plan?.branchedFrom?.stepIndex ?? 0);
    case "step.entered":
      return stepName(event.payload.stepIndex);
    case "timer.paused":
      return "The timer was paused";
    case "note.added":
    case "chat.sent":
      return event.payload.text;
    case "hint.revealed":
      return `Hint: ${event.payload.title}`;
    case "check.revealed":
      return `A check was shown: ${event.payload.text}`;
    case "score.set": {
      const { criterion, mark } = event.payload;
      return `${criterionTitle(state, criterion)}: ${markWords(mark)}`;
    }
    case "participant.arrived":
      return `${nameOf(event.payload.participantId)} came`;
    case "participant.left":
      return `${nameOf(event.payload.participantId)} left`;
    case "participant.removed":
      return `${nameOf(event.payload.participantId)} was removed`;
    default:
      return "";
  }
}

export function criterionTitle(state: Pick<SessionState, "privateGuide">, criterion: string): string {
  return state.privateGuide?.rubric.criteria.find(({ key }) => key === criterion)?.title ?? "A criterion";
}

/** What one reads of evidence and of a comment. */
export function remarkWords(remark: Remark, state: Pick<SessionState, "privateGuide">): string {
  if (remark.kind === "comment") return keptComments(remark.thread)[0]?.text ?? "";
  const { criterion, shapeIds, label } = remark.pin;
  const shapes = shapeIds.length === 0 ? "" : `, ${plural(shapeIds.length, "shape")}`;
  return `${criterionTitle(state, criterion)}${shapes}${label === "" ? "" : `: ${label}`}`;
}

/** A mark in words: "3, meets bar". */
export function markWords(mark: Mark | null): string {
  if (mark === null) return "no mark";
  return mark === "not-observed" ? "not observed" : `${mark}, ${LEVEL_NAMES[mark].toLowerCase()}`;
}
