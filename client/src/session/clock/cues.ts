import type { ClockReading } from "@casement/shared/session/step-clock";
import { STEP_WARNING_MS } from "./session-ribbon";

/** "minute": one minute is left in the step. "zero": its time is up. */
export type Cue = "minute" | "zero";

type Moment = Pick<ClockReading, "stepIndex" | "stepRemaining" | "stepBudget" | "stepOverrun">;

/** The cue between two readings of the clock. A change of step or budget is not the passing of time, so it gives none. */
export function cueBetween(before: Moment, after: Moment): Cue | null {
  if (before.stepIndex !== after.stepIndex || before.stepBudget !== after.stepBudget) return null;
  if (before.stepRemaining > 0 && after.stepRemaining === 0) return "zero";
  if (before.stepRemaining > STEP_WARNING_MS && after.stepRemaining <= STEP_WARNING_MS) return "minute";
  return null;
}

/** ms until one of the clocks shows its next second. */
export function untilNextSecond({ stepSpent, totalSpent }: Pick<ClockReading, "stepSpent" | "totalSpent">): number {
  return Math.max(1, Math.ceil(Math.min(1000 - (stepSpent % 1000), 1000 - (totalSpent % 1000))));
}
