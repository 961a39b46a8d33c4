import type { StepClock } from "./step-clock.js";

/** How long after a change of the clock it can still be taken back, in ms: what is offered for six seconds, and some more for whoever rests on it or was offline. */
export const UNDO_WITHIN_MS = 30_000;

/** The changed clock with the way back to the one before. Only the last change has one: an undo is for a slip. */
export function withWayBack(
  before: StepClock,
  changed: StepClock,
  { at, actor }: { readonly at: number; readonly actor: string | null },
): StepClock {
  return { ...changed, lastChange: { by: actor, at, before: { ...before, lastChange: null } } };
}

/**
 * The clock as though its last change had not been made: time since then counts to the step that was left, or is no
 * pause, and a minute that was added is gone. It is a change of its own for whoever races. Without a way back nothing
 * changes.
 */
export function undoChange(clock: StepClock): StepClock {
  return clock.lastChange === null ? clock : { ...clock.lastChange.before, revision: clock.revision + 1 };
}
