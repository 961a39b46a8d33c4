import { AppError } from "@casement/shared/contract/errors";
import { type InvitedRole, invitedRoleSchema } from "@casement/shared/session/role";
import { mine } from "../auth/find-grant.js";
import type { SignedIn } from "../auth/identify.js";
import { hashSecret, sameHash } from "../auth/secret.js";
import type { Deps } from "../deps.js";
import { inviteState } from "../domain/links/invite-state.js";
import type { Transaction } from "../session-log/session-logs.js";

/** The data of an invite's link. */
export interface InviteKey {
  readonly id: string;
  readonly secret: string;
}

export interface FoundInvite {
  readonly id: string;
  readonly sessionId: string;
  readonly role: InvitedRole;
  /** The participant for whom the link was made; null if it makes a new one. */
  readonly returningId: string | null;
  readonly uses: number;
  readonly maxUses: number | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/**
 * What a link does for this browser. `rejoin`: the browser takes part already. `join`: a new participant may join.
 * `return`: the owner made the link for this participant to return. `ask`: another device used the link, and the owner
 * must admit this one.
 */
export type Standing =
  | { readonly kind: "rejoin"; readonly participantId: string }
  | { readonly kind: "join" }
  | { readonly kind: "return"; readonly participantId: string }
  | { readonly kind: "ask"; readonly participantId: string };

/** Throws INVITE_UNKNOWN, the same for a wrong id and a wrong secret. */
export async function findInvite({ prisma }: Pick<Deps, "prisma">, { id, secret }: InviteKey): Promise<FoundInvite> {
  const row = await prisma.invite.findUnique({ where: { id } });
  // Hashed and compared even for an unknown id, so that it takes no less time.
  const same = sameHash(hashSecret(secret), row?.secretHash ?? hashSecret(""));
  if (row === null || !same)
    throw new AppError("INVITE_UNKNOWN", "This server does not know this invite link. Ask for a new one.");
  return { ...row, role: invitedRoleSchema.parse(row.role) };
}

/** Throws INVITE_REVOKED, INVITE_EXPIRED, INVITE_USED, REMOVED, and ALREADY_PARTICIPANT to the session's owner. */
export async function findStanding(
  deps: Pick<Deps, "prisma" | "clock">,
  invite: FoundInvite,
  who: SignedIn | null,
): Promise<Standing> {
  if (invite.revokedAt !== null) throw new AppError("INVITE_REVOKED", "This invite was withdrawn. Ask for a new one.");
  const own = who === null ? null : await findOwnPlace(deps, invite, who);
  if (own !== null) return own;
  const state = inviteState(invite, deps.clock.now());
  if (state === "expired") throw new AppError("INVITE_EXPIRED", "This invite has expired. Ask for a new one.");
  const { id, returningId } = invite;
  if (returningId !== null) {
    await findStillThere(deps.prisma, returningId);
    return { kind: state === "open" ? "return" : "ask", participantId: returningId };
  }
  if (state === "open") return { kind: "join" };
  const taken = await deps.prisma.participant.findFirst({ where: { inviteId: id, removedAt: null } });
  if (taken === null) throw new AppError("INVITE_USED", "This invite has already been used. Ask for a new one.");
  return { kind: "ask", participantId: taken.id };
}

async function findOwnPlace(
  { prisma }: Pick<Deps, "prisma">,
  { sessionId, createdAt }: FoundInvite,
  who: SignedIn,
): Promise<Standing | null> {
  const places = await prisma.participant.findMany({
    where: { sessionId, OR: mine(who) },
    orderBy: { joinedAt: "desc" },
  });
  const standing = places.find(({ removedAt }) => removedAt === null);
  if (standing?.role === "owner") {
    const sentence = "This is your own session. Send the link to the person whom you invite.";
    throw new AppError("ALREADY_PARTICIPANT", sentence, { sessionId });
  }
  if (standing !== undefined) return { kind: "rejoin", participantId: standing.id };
  // An invite made after the removal means that the owner lets them come back.
  if (places.some(({ removedAt }) => removedAt !== null && createdAt <= removedAt)) {
    throw new AppError("REMOVED", "You are no longer part of this session.");
  }
  return null;
}

/**
 * The participant for whom a link was made. Throws INVITE_REVOKED once they were removed, which ends their links too.
 */
export async function findStillThere(db: Pick<Transaction, "participant">, id: string): Promise<{ name: string }> {
  const person = await db.participant.findFirst({ where: { id, removedAt: null }, select: { name: true } });
  if (person === null) throw new AppError("INVITE_REVOKED", "This invite was withdrawn. Ask for a new one.");
  return person;
}
