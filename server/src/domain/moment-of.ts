import { AppError } from "@casement/shared/contract/errors";
import type { SessionState } from "@casement/shared/session-log/state";

/**
 * A moment of the interview, epoch ms: what a clock a little ahead of ours calls now is our now, and what is after the
 * end is the end. Throws VALIDATION for a moment before the start, which nothing shows.
 */
export function momentOf({ clock }: SessionState, at: number, now: number): number {
  if (clock.startedAt === null || at < clock.startedAt) {
    throw new AppError("VALIDATION", "This moment is before the interview began.", { at: "is before the interview" });
  }
  return Math.min(at, clock.endedAt ?? now);
}
