import { AppError } from "@casement/shared/contract/errors";
import { newId } from "@casement/shared/lib/new-id";
import { SESSION_CAPS } from "@casement/shared/session/session-caps";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import { type BegunSignIn, beginSignIn } from "../../auth/begin-sign-in.js";
import { requireRoom } from "../../domain/session-full.js";
import type { FoundInvite } from "../../queries/find-invite.js";
import type { RedeemDeps, Redeemed, Redeemer } from "./redeem-types.js";

/** The owner sees at most this many open requests for one invite. */
const MAX_WAITING = 5;

/** Asks the owner to admit this browser as the participant's second device. Asking again changes nothing. */
export async function requestDevice(
  deps: RedeemDeps,
  invite: FoundInvite,
  participantId: string,
  redeemer: Redeemer,
): Promise<Redeemed> {
  const asked = await findAsked(deps, invite, redeemer);
  if (asked !== null) return { joining: { status: "waiting", requestId: asked }, begun: null };
  const requestId = newId();
  const { device } = redeemer;
  let begun: BegunSignIn | null = null;
  await deps.sessionLogs.commit(
    invite.sessionId,
    null,
    (state): Fact[] => {
      requireRoom(
        state.deviceRequests.length,
        SESSION_CAPS.deviceRequests,
        "Too many devices have asked to join this session. Ask the host for a link of your own.",
      );
      return [{ kind: "device.requested", payload: { requestId, participantId, device } }];
    },
    async (tx, now) => {
      begun = redeemer.who === null ? await beginSignIn(tx, deps, { userId: null, device }) : null;
      const signInId = redeemer.who?.signInId ?? (begun as BegunSignIn | null)?.signInId ?? "";
      const createdAt = new Date(now);
      await tx.deviceRequest.create({
        data: { id: requestId, inviteId: invite.id, participantId, signInId, device, createdAt },
      });
    },
  );
  return { joining: { status: "waiting", requestId }, begun };
}

/** Returns this browser's open request, if any. Throws DEVICE_REFUSED, INVITE_USED. */
async function findAsked(
  { prisma }: RedeemDeps,
  { id: inviteId }: FoundInvite,
  { who }: Redeemer,
): Promise<string | null> {
  const own =
    who === null
      ? null
      : await prisma.deviceRequest.findFirst({
          where: { inviteId, signInId: who.signInId, answer: { not: "admitted" } },
          orderBy: { createdAt: "desc" },
        });
  if (own?.answer === "refused") throw new AppError("DEVICE_REFUSED", "The host did not let this device in.");
  if (own != null) return own.id;
  const waiting = await prisma.deviceRequest.count({ where: { inviteId, answer: "waiting" } });
  if (waiting < MAX_WAITING) return null;
  throw new AppError(
    "INVITE_USED",
    "This invite was used on another device, and the host has not answered earlier requests yet.",
  );
}
