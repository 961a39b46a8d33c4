import type { Transaction } from "../session-log/session-logs.js";

/** An advisory lock. Any number serves. */
const ACCOUNTS_LOCK = 72_707_401;

/**
 * Until the transaction ends nobody else makes an account or changes an address: of two people who sign up at once on an
 * empty server exactly one is the first, and of two who want one address exactly one gets it.
 */
export async function lockAccounts(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ACCOUNTS_LOCK})`;
}
