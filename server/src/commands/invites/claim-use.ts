import type { FoundInvite } from "../../queries/find-invite.js";
import type { Transaction } from "../../session-log/session-logs.js";
import { LostInviteRace } from "./redeem-types.js";

/** Counts one use while there is one left: the database lets exactly one of two through. Throws Overtaken. */
export async function claimUse(tx: Transaction, { id, maxUses }: FoundInvite, now: number): Promise<void> {
  const { count } = await tx.invite.updateMany({
    where: {
      id,
      revokedAt: null,
      expiresAt: { gt: new Date(now) },
      ...(maxUses === null ? {} : { uses: { lt: maxUses } }),
    },
    data: { uses: { increment: 1 } },
  });
  if (count === 0) throw new LostInviteRace();
}
