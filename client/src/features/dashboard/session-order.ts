import type { SessionItem } from "@casement/shared/contract/http/sessions";

/** Soonest first; sessions without a time come after, newest first. */
export function byNext(a: SessionItem, b: SessionItem): number {
  if (a.scheduledAt !== null && b.scheduledAt !== null) return a.scheduledAt - b.scheduledAt;
  if (a.scheduledAt !== null) return -1;
  if (b.scheduledAt !== null) return 1;
  return b.createdAt - a.createdAt;
}

/** How long after its planned time (ms) a session still counts as next: people are late. */
const STILL_NEXT_MS = 3 * 60 * 60_000;

/** The session to show on top: a live one, else the one planned soonest and not long past. */
export function pickNext(
  live: readonly SessionItem[],
  planned: readonly SessionItem[],
  now: number,
): SessionItem | null {
  const running = live[0];
  if (running !== undefined) return running;
  const timed = planned.filter((item) => item.scheduledAt !== null && item.scheduledAt > now - STILL_NEXT_MS);
  return timed.toSorted(byNext)[0] ?? null;
}

/** The ribbon of a listed session: budgets with extensions and time spent, as the room has them. */
export function segmentsOf(item: SessionItem) {
  return item.steps.map((step, index) => ({
    key: String(index),
    label: step.title,
    budgetMs: step.budgetMs,
    spentMs: step.spentMs,
  }));
}
