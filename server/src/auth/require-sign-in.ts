import { AppError } from "@casement/shared/contract/errors";
import type { Transaction } from "../session-log/session-logs.js";

/**
 * Until the transaction ends the sign-in does not. For what outlives a sign-in: a request that was authorised a moment
 * ago must not leave it behind for somebody who has been signed out since. Throws UNAUTHENTICATED.
 */
export async function requireSignIn(tx: Transaction, signInId: string): Promise<void> {
  const found = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "SignIn" WHERE id = ${signInId} FOR SHARE`;
  if (found.length === 0) throw new AppError("UNAUTHENTICATED", "You were signed out. Please sign in again.");
}
