import { AppError } from "@casement/shared/contract/errors";

interface ShareFacts {
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

type ShareState = "open" | "expired" | "revoked";

/** The state of a share at `now` (epoch ms). */
export function shareState({ expiresAt, revokedAt }: ShareFacts, now: number): ShareState {
  if (revokedAt !== null) return "revoked";
  return expiresAt.getTime() <= now ? "expired" : "open";
}

/** Throws SHARE_REVOKED, SHARE_EXPIRED. */
export function requireOpen(share: ShareFacts, now: number): void {
  const state = shareState(share, now);
  if (state === "revoked")
    throw new AppError("SHARE_REVOKED", "This recording is no longer shared. Ask your interviewer for a new link.");
  if (state === "expired")
    throw new AppError("SHARE_EXPIRED", "This playback link has expired. Ask your interviewer for a new one.");
}
