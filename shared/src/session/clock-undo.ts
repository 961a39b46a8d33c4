import type { StepClock } from "./step-clock.js";

/**
 * How long after a change of the clock the server still accepts its undo, in ms. The screen offers it for six seconds;
 * the rest is for people who keep the pointer on the offer or were offline.
 */
export const UNDO_WITHIN_MS = 30_000;

/** The changed clock, which remembers the one before. Only the last change can be undone: an undo is for a slip. */
export function withWayBack(
  before: StepClock,
  changed: StepClock,
  { at, actor }: { readonly at: number; readonly actor: string | null },
): StepClock {
  return { ...changed, lastChange: { by: actor, at, before: { ...before, lastChange: null } } };
}

/**
 * The clock as if its last change had never been made: the time since counts to the step that was left, an undone pause
 * is no pause, and an added minute is gone. The revision grows, so that a command that races gets a CONFLICT. Without
 * a change to undo the clock stays the same.
 */
export function undoChange(clock: StepClock): StepClock {
  return clock.lastChange === null ? clock : { ...clock.lastChange.before, revision: clock.revision + 1 };
}
