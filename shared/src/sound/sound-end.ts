import { optionsOf } from "../session/plan-options.js";
import type { SessionState } from "../session-log/state.js";

const DAY_MS = 24 * 60 * 60_000;

/**
 * When the recorded sound is deleted, in epoch ms; null while that is not known, or if it stays as long as the session.
 * The board stays in either case.
 */
export function soundEndsAt({ plan, clock }: Pick<SessionState, "plan" | "clock">): number | null {
  const days = optionsOf(plan).soundDays ?? null;
  return days === null || clock.endedAt === null ? null : clock.endedAt + days * DAY_MS;
}

/**
 * Whether all sound is deleted by `now` (epoch ms): from that moment on nobody hears it, before the files are gone too.
 */
export function isSoundPast(state: Pick<SessionState, "plan" | "clock">, now: number): boolean {
  return now >= (soundEndsAt(state) ?? Number.POSITIVE_INFINITY);
}
