import { AppError } from "@casement/shared/contract/errors";
import type { SessionState } from "@casement/shared/session-log/state";

/**
 * Returns the moment of the interview for a client's `at`, both epoch ms: at the latest now, even if the client's clock
 * is ahead, or the end of the interview. Throws VALIDATION for a moment before the start, which no recording shows.
 */
export function momentOf({ clock }: SessionState, at: number, now: number): number {
  if (clock.startedAt === null || at < clock.startedAt) {
    throw new AppError("VALIDATION", "This moment is before the interview began.", { at: "is before the interview" });
  }
  return Math.min(at, clock.endedAt ?? now);
}
