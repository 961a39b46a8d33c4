import { AppError } from "@casement/shared/contract/errors";
import type { SignedIn } from "../auth/identify.js";
import type { Deps } from "../deps.js";

export type Joining =
  | { readonly status: "joined"; readonly sessionId: string }
  | { readonly status: "waiting"; readonly requestId: string };

/**
 * Whether the owner has answered; only the browser that asked may know. Throws NOT_FOUND, INVITE_REVOKED,
 * DEVICE_REFUSED.
 */
export async function getJoinStatus(
  { prisma }: Pick<Deps, "prisma">,
  requestId: string,
  who: SignedIn | null,
): Promise<Joining> {
  const request = await prisma.deviceRequest.findUnique({ where: { id: requestId }, include: { invite: true } });
  if (request === null || who === null || request.signInId !== who.signInId) {
    throw new AppError("NOT_FOUND", "There is no such request. Open the invite link again.");
  }
  if (request.invite.revokedAt !== null)
    throw new AppError("INVITE_REVOKED", "This invite was withdrawn. Ask for a new one.");
  if (request.answer === "refused") throw new AppError("DEVICE_REFUSED", "The host did not let this device in.");
  if (request.answer === "admitted") return { status: "joined", sessionId: request.invite.sessionId };
  return { status: "waiting", requestId };
}
