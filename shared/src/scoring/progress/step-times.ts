import { grouped } from "./grouped.js";
import type { ProgressSession } from "./progress-entry.js";

/** A step over several sessions: where the minutes go. */
export interface StepTimes {
  readonly title: string;
  /** Sessions in which it was entered, oldest first. */
  readonly sessions: readonly { readonly endedAt: number; readonly spentMs: number; readonly budgetMs: number }[];
  readonly medianSpentMs: number;
  readonly medianBudgetMs: number;
  /** In how many of them it ran over. */
  readonly over: number;
}

/** Less over the budget is not worth a word. */
const OVER_BY = 1.1;

/**
 * Steps of the same name, in the order in which they are met. Retries are left out: they begin in the middle.
 *
 * @param sessions oldest first
 */
export function stepTimes(sessions: readonly ProgressSession[]): StepTimes[] {
  const spent = sessions
    .filter(({ retry }) => !retry)
    .flatMap(({ steps, endedAt }) => steps.filter(({ spentMs }) => spentMs > 0).map((step) => ({ ...step, endedAt })));
  return [...grouped(spent, ({ title }) => title)].map(([title, all]) => ({
    title,
    sessions: all.map(({ endedAt, spentMs, budgetMs }) => ({ endedAt, spentMs, budgetMs })),
    medianSpentMs: median(all.map(({ spentMs }) => spentMs)),
    medianBudgetMs: median(all.map(({ budgetMs }) => budgetMs)),
    over: all.filter(({ spentMs, budgetMs }) => spentMs > budgetMs * OVER_BY).length,
  }));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? upper)) / 2;
}
