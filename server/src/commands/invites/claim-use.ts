import type { FoundInvite } from "../../queries/find-invite.js";
import type { Transaction } from "../../session-log/session-logs.js";
import { LostInviteRace } from "./redeem-types.js";

/** Counts one use if one is left: of two at once the database lets exactly one through. Throws Overtaken. */
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
