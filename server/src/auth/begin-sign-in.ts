import { newId } from "@casement/shared/lib/new-id";
import type { Deps } from "../deps.js";
import { absoluteLifetimeMs } from "../domain/accounts/sign-in-lifetime.js";
import type { Transaction } from "../session-log/session-logs.js";
import type { SignedIn } from "./identify.js";
import { hashSecret, newSecret } from "./secret.js";

/** A new sign-in, as its browser learns of it. */
export interface BegunSignIn {
  readonly signInId: string;
  /** Goes into the cookie and nowhere else; the database holds its hash. */
  readonly token: string;
  readonly lifetimeMs: number;
}

interface Beginning {
  /** null: a guest. */
  readonly userId: string | null;
  /** Short name of the browser. */
  readonly device: string;
}

/** Makes a sign-in with a fresh token, of which only the hash is stored. */
export async function beginSignIn(
  tx: Transaction,
  { clock }: Pick<Deps, "clock">,
  { userId, device }: Beginning,
): Promise<BegunSignIn> {
  const begun = { signInId: newId(), token: newSecret(), lifetimeMs: absoluteLifetimeMs(userId) };
  const now = clock.now();
  await tx.signIn.create({
    data: {
      id: begun.signInId,
      tokenHash: hashSecret(begun.token),
      userId,
      device,
      createdAt: new Date(now),
      lastSeenAt: new Date(now),
      expiresAt: new Date(now + begun.lifetimeMs),
    },
  });
  return begun;
}

/**
 * Replaces the browser's previous sign-in. A guest's places in sessions move to the account, unless the account takes
 * part in that session already; so do the playback links that the guest opened.
 */
export async function replaceSignIn(tx: Transaction, previous: SignedIn | null, userId: string): Promise<void> {
  if (previous === null) return;
  if (previous.userId === null) await carryOver(tx, previous.signInId, userId);
  await tx.signIn.deleteMany({ where: { id: previous.signInId } });
}

async function carryOver(tx: Transaction, guestSignInId: string, userId: string): Promise<void> {
  await tx.shareOpening.updateMany({ where: { signInId: guestSignInId }, data: { userId, signInId: null } });
  const places = await tx.participant.findMany({
    where: { userId: null, removedAt: null, signIns: { some: { signInId: guestSignInId } } },
    select: { id: true, sessionId: true },
  });
  const known = await tx.participant.findMany({
    where: { userId, sessionId: { in: places.map(({ sessionId }) => sessionId) } },
    select: { sessionId: true },
  });
  const taken = new Set(known.map(({ sessionId }) => sessionId));
  for (const { id, sessionId } of places) {
    if (taken.has(sessionId)) continue;
    taken.add(sessionId);
    await tx.participant.update({ where: { id }, data: { userId } });
  }
}
