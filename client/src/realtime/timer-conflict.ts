import type { ViewedEvent } from "@casement/shared/record/event-kinds";
import type { SessionState } from "@casement/shared/record/state";
import { nameOf } from "./people";

/** What the faster person did, when a timer command lost a race. */
export function describeConflict(state: Pick<SessionState, "participants">, last: ViewedEvent | null): string {
  const who = nameOf(state.participants, last?.actor ?? null);
  switch (last?.kind) {
    case "step.entered":
      return `${who} moved to step ${last.payload.stepIndex + 1} just before you.`;
    case "step.extended":
      return `${who} gave step ${last.payload.stepIndex + 1} more time just before you.`;
    case "timer.paused":
      return `${who} paused the timer just before you.`;
    case "timer.resumed":
      return `${who} resumed the timer just before you.`;
    default:
      return "Somebody changed the timer just before you. Look at it again, then decide.";
  }
}
