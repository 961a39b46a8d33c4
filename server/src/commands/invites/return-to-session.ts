import { type BegunSignIn, beginSignIn } from "../../auth/begin-sign-in.js";
import { type FoundInvite, findStillThere } from "../../queries/find-invite.js";
import { writeAudit } from "../write-audit.js";
import { claimUse } from "./claim-use.js";
import type { RedeemDeps, Redeemed, Redeemer } from "./redeem-types.js";

/** Makes this browser the participant for whom the link was made. Throws INVITE_REVOKED once they were removed. */
export async function returnToSession(
  deps: RedeemDeps,
  invite: FoundInvite,
  participantId: string,
  { who, device }: Redeemer,
): Promise<Redeemed> {
  const { sessionId, role } = invite;
  const begun = await deps.prisma.$transaction(async (tx): Promise<BegunSignIn | null> => {
    await claimUse(tx, invite, deps.clock.now());
    await findStillThere(tx, participantId);
    await writeAudit(tx, deps, {
      actor: participantId,
      role,
      action: "session.join",
      target: invite.id,
      outcome: "done",
    });
    const admit = (signInId: string) => tx.participantSignIn.create({ data: { participantId, signInId } });
    if (who !== null) {
      await admit(who.signInId);
      return null;
    }
    const made = await beginSignIn(tx, deps, { userId: null, device });
    await admit(made.signInId);
    return made;
  });
  return { joining: { status: "joined", sessionId }, begun };
}
