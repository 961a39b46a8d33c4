import type { Deps } from "../deps.js";
import { isAlive } from "../domain/accounts/sign-in-lifetime.js";
import { hashSecret } from "./secret.js";
import { readSignInToken } from "./sign-in-cookie.js";

/** A browser that is signed in: `userId` is null for a guest. */
export interface SignedIn {
  readonly signInId: string;
  readonly userId: string | null;
}

interface StoredSignIn {
  readonly id: string;
  readonly userId: string | null;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/** Prepared: every request and every socket asks it (docs/decisions/0009). */
const SELECT_SIGN_IN = `SELECT id, "userId", "lastSeenAt", "expiresAt" FROM "SignIn" WHERE "tokenHash" = $1`;
const SEEN_EVERY_MS = 60_000;

/**
 * Returns the sign-in of this Cookie header, null if it has none, an unknown token or an expired one. Throws
 * DATABASE_UNAVAILABLE.
 */
export async function identify(
  deps: Pick<Deps, "prisma" | "config" | "clock">,
  cookieHeader: string | undefined,
): Promise<SignedIn | null> {
  const token = readSignInToken(cookieHeader, deps.config);
  if (token === null) return null;
  const [signIn] = await deps.prisma.prepared<StoredSignIn>("sign-in", SELECT_SIGN_IN, [hashSecret(token)]);
  const now = deps.clock.now();
  if (signIn === undefined || !isAlive(signIn, now)) return null;
  if (now - signIn.lastSeenAt.getTime() >= SEEN_EVERY_MS) {
    // updateMany, because the sign-in may have ended since it was read, which must not throw.
    await deps.prisma.signIn.updateMany({ where: { id: signIn.id }, data: { lastSeenAt: new Date(now) } });
  }
  return { signInId: signIn.id, userId: signIn.userId };
}
