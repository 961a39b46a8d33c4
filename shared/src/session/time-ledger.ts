import { readClock, type StepClock, spentInStep, stepBudget } from "./step-clock.js";

export interface LedgerRow {
  readonly key: string;
  readonly title: string;
  /** With extensions, in ms. */
  readonly budgetMs: number;
  readonly extendedMs: number;
  readonly spentMs: number;
  /** Spent in the recording that this retry goes on from. */
  readonly carriedMs: number;
  readonly entered: boolean;
}

export interface Ledger {
  readonly rows: readonly LedgerRow[];
  readonly spentMs: number;
  readonly carriedMs: number;
  readonly budgetMs: number;
  readonly pausedMs: number;
  /** Always spentMs + pausedMs. */
  readonly wallMs: number;
}

/** How the time of an ended interview was spent: steps and pauses add up to the wall clock. */
export function timeLedger(
  clock: StepClock,
  steps: readonly { key: string; title: string; minutes: number }[],
): Ledger {
  const end = clock.endedAt ?? clock.startedAt ?? 0;
  const rows = steps.map(({ key, title }, index) => {
    const budgetMs = stepBudget(clock, steps, index);
    const spentMs = spentInStep(clock, index, end);
    return {
      key,
      title,
      budgetMs,
      extendedMs: clock.extensions[index] ?? 0,
      spentMs,
      carriedMs: clock.carried[index] ?? 0,
      entered: clock.visits.some((visit) => visit.stepIndex === index),
    };
  });
  const { paused, wall, totalBudget, totalSpent, carried } = readClock(clock, steps, end);
  return {
    rows,
    spentMs: totalSpent - carried,
    carriedMs: carried,
    budgetMs: totalBudget,
    pausedMs: paused,
    wallMs: wall,
  };
}
