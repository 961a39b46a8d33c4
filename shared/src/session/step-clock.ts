/**
 * The interview's clock as a value: when each step was entered and left, and when the clock was paused.
 * All times are epoch milliseconds of the server's clock; "now" is always passed in.
 * Invariant: for every `now`, time spent in all steps + time paused = wall time since the start.
 */
export interface Visit {
  readonly stepIndex: number;
  readonly enteredAt: number;
  /** null while it is the current step. */
  readonly leftAt: number | null;
}

export interface Pause {
  readonly from: number;
  /** null while paused. */
  readonly to: number | null;
}

export interface StepClock {
  /** Grows by one with every clock event; commands that race carry it as `expectedRevision`. */
  readonly revision: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly visits: readonly Visit[];
  readonly pauses: readonly Pause[];
  /** Time added to a step's budget, by step index, in ms. */
  readonly extensions: Readonly<Record<number, number>>;
  /**
   * Time spent of a step's budget before this clock started, by step index, in ms: a retry carries it over from its
   * recording. It counts against budgets, but not as time of this clock.
   */
  readonly carried: Readonly<Record<number, number>>;
  /** The change that can be undone; null after an undo, and before and after the interview. */
  readonly lastChange: ClockChange | null;
}

/** The last change of a clock: who made it, and the clock as it was before. */
interface ClockChange {
  readonly by: string | null;
  readonly at: number;
  readonly before: StepClock;
}

/** Where the clock of a retry begins. Lists are by step, in ms. */
interface ClockOrigin {
  readonly stepIndex: number;
  readonly spentMs: number[];
  readonly extendedMs: number[];
}

export const idleClock: StepClock = {
  revision: 0,
  startedAt: null,
  endedAt: null,
  visits: [],
  pauses: [],
  extensions: {},
  carried: {},
  lastChange: null,
};

export function isPaused(clock: StepClock): boolean {
  return clock.endedAt === null && clock.pauses.at(-1)?.to === null;
}

/** Index of the current (or, after the end, the last) step; null before the start. */
export function currentStep(clock: StepClock): number | null {
  return clock.visits.at(-1)?.stepIndex ?? null;
}

/** Index of the step that ran at this moment; null before the start. */
export function stepAt(clock: StepClock, at: number): number | null {
  return clock.visits.findLast(({ enteredAt }) => enteredAt <= at)?.stepIndex ?? null;
}

/** Starts in the first step; with an origin, in the origin's step with the time spent and added by then. */
export function startClock(clock: StepClock, at: number, origin?: ClockOrigin): StepClock {
  return {
    ...clock,
    revision: clock.revision + 1,
    startedAt: at,
    visits: [{ stepIndex: origin?.stepIndex ?? 0, enteredAt: at, leftAt: null }],
    ...(origin === undefined ? {} : { carried: byStep(origin.spentMs), extensions: byStep(origin.extendedMs) }),
  };
}

function byStep(list: readonly number[]): Record<number, number> {
  return Object.fromEntries(list.flatMap((ms, index) => (ms > 0 ? [[index, ms]] : [])));
}

/** The clock at a moment, as an origin for the clock of a retry. */
export function originAt(clock: StepClock, steps: readonly unknown[], now: number): ClockOrigin {
  return {
    stepIndex: currentStep(clock) ?? 0,
    spentMs: steps.map((_step, index) => usedInStep(clock, index, now)),
    extendedMs: steps.map((_step, index) => clock.extensions[index] ?? 0),
  };
}

export function enterStep(clock: StepClock, stepIndex: number, at: number): StepClock {
  const closed = clock.visits.map((visit) => (visit.leftAt === null ? { ...visit, leftAt: at } : visit));
  return {
    ...clock,
    revision: clock.revision + 1,
    visits: [...closed, { stepIndex, enteredAt: at, leftAt: null }],
  };
}

export function pauseClock(clock: StepClock, at: number): StepClock {
  return { ...clock, revision: clock.revision + 1, pauses: [...clock.pauses, { from: at, to: null }] };
}

export function resumeClock(clock: StepClock, at: number): StepClock {
  return { ...clock, revision: clock.revision + 1, pauses: closePauses(clock.pauses, at) };
}

/** Adds time to a step's budget; a negative one takes off what was added before. */
export function extendStep(clock: StepClock, stepIndex: number, byMs: number): StepClock {
  const extended = (clock.extensions[stepIndex] ?? 0) + byMs;
  return { ...clock, revision: clock.revision + 1, extensions: { ...clock.extensions, [stepIndex]: extended } };
}

export function endClock(clock: StepClock, at: number): StepClock {
  return {
    ...clock,
    revision: clock.revision + 1,
    endedAt: at,
    lastChange: null,
    visits: clock.visits.map((visit) => (visit.leftAt === null ? { ...visit, leftAt: at } : visit)),
    pauses: closePauses(clock.pauses, at),
  };
}

function closePauses(pauses: readonly Pause[], at: number): Pause[] {
  return pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause));
}

function pausedWithin(clock: StepClock, from: number, to: number, now: number): number {
  let sum = 0;
  for (const pause of clock.pauses) {
    const overlap = Math.min(pause.to ?? now, to) - Math.max(pause.from, from);
    if (overlap > 0) sum += overlap;
  }
  return sum;
}

/** The clock never runs past its end nor before its start, whatever `now` a caller passes. */
function clampNow(clock: StepClock, now: number): number {
  const start = clock.startedAt ?? now;
  return Math.max(start, clock.endedAt === null ? now : Math.min(now, clock.endedAt));
}

/** Time spent in one step over all its visits, pauses left out, in ms. */
export function spentInStep(clock: StepClock, stepIndex: number, now: number): number {
  const until = clampNow(clock, now);
  let sum = 0;
  for (const visit of clock.visits) {
    if (visit.stepIndex !== stepIndex) continue;
    const to = Math.min(visit.leftAt ?? until, until);
    if (to > visit.enteredAt) sum += to - visit.enteredAt - pausedWithin(clock, visit.enteredAt, to, until);
  }
  return sum;
}

/** Used part of a step's budget, in ms: the time spent in this session and the time carried over. */
export function usedInStep(clock: StepClock, stepIndex: number, now: number): number {
  return (clock.carried[stepIndex] ?? 0) + spentInStep(clock, stepIndex, now);
}

/** Time of a step's extensions that is not spent yet, so that it can be taken off again, in ms. */
export function unspentExtension(
  clock: StepClock,
  steps: ReadonlyArray<{ minutes: number }>,
  stepIndex: number,
  now: number,
): number {
  const left = stepBudget(clock, steps, stepIndex) - usedInStep(clock, stepIndex, now);
  return Math.max(0, Math.min(clock.extensions[stepIndex] ?? 0, left));
}

/**
 * Everything a screen needs to show at `now`, in ms. Remaining time is never negative: beyond the budget the overrun
 * grows. Spent time includes carried time: totalSpent - carried + paused = wall.
 */
export interface ClockReading {
  readonly stepIndex: number | null;
  readonly stepSpent: number;
  readonly stepBudget: number;
  readonly stepRemaining: number;
  readonly stepOverrun: number;
  readonly totalSpent: number;
  readonly totalBudget: number;
  readonly totalRemaining: number;
  readonly totalOverrun: number;
  readonly carried: number;
  readonly paused: number;
  readonly wall: number;
}

/** Budget of a step with its extensions, in ms. */
export function stepBudget(clock: StepClock, steps: ReadonlyArray<{ minutes: number }>, stepIndex: number): number {
  return (steps[stepIndex]?.minutes ?? 0) * 60_000 + (clock.extensions[stepIndex] ?? 0);
}

export function readClock(clock: StepClock, steps: ReadonlyArray<{ minutes: number }>, now: number): ClockReading {
  const until = clampNow(clock, now);
  const stepIndex = currentStep(clock);
  const stepSpent = stepIndex === null ? 0 : usedInStep(clock, stepIndex, until);
  const budget = stepBudget(clock, steps, stepIndex ?? 0);
  const totalBudget = steps.reduce((sum, _step, index) => sum + stepBudget(clock, steps, index), 0);
  const wall = clock.startedAt === null ? 0 : until - clock.startedAt;
  const paused = clock.startedAt === null ? 0 : pausedWithin(clock, clock.startedAt, until, until);
  const carried = Object.values(clock.carried).reduce((sum, ms) => sum + ms, 0);
  const totalSpent = carried + wall - paused;
  return {
    stepIndex,
    stepSpent,
    stepBudget: budget,
    stepRemaining: Math.max(0, budget - stepSpent),
    stepOverrun: Math.max(0, stepSpent - budget),
    totalSpent,
    totalBudget,
    totalRemaining: Math.max(0, totalBudget - totalSpent),
    totalOverrun: Math.max(0, totalSpent - totalBudget),
    carried,
    paused,
    wall,
  };
}
