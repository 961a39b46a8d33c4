import type { ViewedEvent } from "@casement/shared/session-log/event-kinds";
import type { SessionState } from "@casement/shared/session-log/state";
import { participantName } from "./people";

/**
 * Tells what somebody else did to the clock when a command lost a race to it. `when` relates that to this person's
 * command.
 */
export function describeConflict(
  state: Pick<SessionState, "participants">,
  last: ViewedEvent | null,
  when: "just before you" | "since then" = "just before you",
): string {
  const who = participantName(state.participants, last?.actor ?? null);
  switch (last?.kind) {
    case "step.entered":
      return `${who} moved to step ${last.payload.stepIndex + 1} ${when}.`;
    case "step.extended":
      return `${who} gave step ${last.payload.stepIndex + 1} more time ${when}.`;
    case "step.shortened":
      return `${who} took time off step ${last.payload.stepIndex + 1} ${when}.`;
    case "timer.paused":
      return `${who} paused the timer ${when}.`;
    case "timer.resumed":
      return `${who} resumed the timer ${when}.`;
    case "timer.undone":
      return `${who} undid a change of the timer ${when}.`;
    default:
      return `Somebody changed the timer ${when}. Look at it again, then decide.`;
  }
}
