import type { Transaction } from "../session-log/session-logs.js";

interface Ending {
  /** Epoch ms. */
  readonly now: number;
  /** The sign-in that stays; left out: none. */
  readonly exceptId?: string;
}

/**
 * Ends every way in that the account has beside its password: its sign-ins, the other browsers that were admitted as
 * its participants, and the links by which more would be. Whoever had the account in their hands could have made those
 * for later. Returns the ids of sign-ins whose sockets are to be closed, by `publish`.
 */
export async function endSignIns(tx: Transaction, userId: string, { now, exceptId }: Ending): Promise<string[]> {
  const others = exceptId === undefined ? {} : { not: exceptId };
  const own = { userId, id: others };
  const signIns = await tx.signIn.findMany({ where: own, select: { id: true } });
  await tx.signIn.deleteMany({ where: own });
  // After the sign-ins, which then make no more links (requireSignIn), and before the browsers: of a return under way
  // either the use is refused or the browser that it admitted is found below.
  await tx.invite.updateMany({
    where: { returning: { userId }, revokedAt: null },
    data: { revokedAt: new Date(now) },
  });
  const admitted = { participant: { userId }, signInId: others };
  const browsers = await tx.participantSignIn.findMany({ where: admitted, select: { signInId: true } });
  await tx.participantSignIn.deleteMany({ where: admitted });
  return [...signIns.map(({ id }) => id), ...browsers.map(({ signInId }) => signInId)];
}
