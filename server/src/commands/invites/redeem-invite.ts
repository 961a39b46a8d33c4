import { AppError } from "@casement/shared/contract/errors";
import { requireGuideOpen } from "../../auth/closed-guides.js";
import { findAccount } from "../../auth/find-account.js";
import {
  type FoundInvite,
  findInvite,
  findStanding,
  type InviteKey,
  type Standing,
} from "../../queries/find-invite.js";
import { joinSession } from "./join-session.js";
import { LostInviteRace, type RedeemDeps, type Redeemed, type Redeemer } from "./redeem-types.js";
import { requestDevice } from "./request-device.js";
import { returnToSession } from "./return-to-session.js";

const MAX_TRIES = 5;
const ROLE_NAMES = { candidate: "Candidate", interviewer: "Interviewer", observer: "Observer" } as const;

/**
 * Redeems a link: joins a session, joins it again, returns as an earlier participant, or asks the owner for a second
 * device. Of two browsers that redeem a single-use link at once exactly one joins. Throws as findInvite and
 * findStanding do, DEVICE_REFUSED, and GUIDE_CLOSED to a candidate of another session on the same problem who would
 * become an interviewer here.
 */
export async function redeemInvite(deps: RedeemDeps, key: InviteKey, redeemer: Redeemer): Promise<Redeemed> {
  for (let tries = 1; ; tries += 1) {
    const invite = await findInvite(deps, key);
    const standing = await findStanding(deps, invite, redeemer.who);
    try {
      return await follow(deps, invite, standing, redeemer);
    } catch (error) {
      if (!(error instanceof LostInviteRace)) throw error;
      if (tries === MAX_TRIES)
        throw new AppError("CONFLICT", "Somebody else used this link just now. Please try again.");
    }
  }
}

async function follow(
  deps: RedeemDeps,
  invite: FoundInvite,
  standing: Standing,
  redeemer: Redeemer,
): Promise<Redeemed> {
  if (standing.kind === "rejoin") return { joining: { status: "joined", sessionId: invite.sessionId }, begun: null };
  if (standing.kind === "ask") return requestDevice(deps, invite, standing.participantId, redeemer);
  const account = redeemer.who?.userId == null ? null : await findAccount(deps, redeemer.who.userId);
  if (account !== null && invite.role === "interviewer")
    await requireGuideOpen(deps, account.id, { sessionId: invite.sessionId }, { withPractice: false });
  if (standing.kind === "return") return returnToSession(deps, invite, standing.participantId, redeemer);
  const name = redeemer.name || account?.name || ROLE_NAMES[invite.role];
  return joinSession(deps, invite, { ...redeemer, name });
}
