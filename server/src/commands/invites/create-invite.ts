import { AppError } from "@casement/shared/contract/errors";
import type { Invite } from "@casement/shared/contract/http/sessions";
import { newId } from "@casement/shared/lib/new-id";
import { optionsOf } from "@casement/shared/session/plan-options";
import { type InvitedRole, isInvitedRole } from "@casement/shared/session/role";
import { SESSION_CAPS } from "@casement/shared/session/session-caps";
import type { Grant } from "../../auth/find-grant.js";
import { requireSignIn } from "../../auth/require-sign-in.js";
import { hashSecret, newSecret } from "../../auth/secret.js";
import type { Deps } from "../../deps.js";
import { requireRoom } from "../../domain/session-full.js";
import { writeAudit } from "../write-audit.js";

const HOUR_MS = 3_600_000;

type InviteDeps = Pick<Deps, "prisma" | "clock" | "sessionLogs">;
type MadeInvite = Invite & { readonly path: string };

/** Makes an invite for a new participant, valid for `hours`. Throws CONFLICT in practice. */
export async function createInvite(
  deps: InviteDeps,
  grant: Grant,
  { role, hours }: { readonly role: InvitedRole; readonly hours: number },
): Promise<MadeInvite> {
  const { state } = await deps.sessionLogs.load(grant.sessionId);
  if (optionsOf(state.plan).mode === "practice") {
    throw new AppError("CONFLICT", "A practice session is for you alone. Plan an interview to invite people.");
  }
  return makeLink(deps, grant, { role, hours, maxUses: role === "candidate" ? 1 : null, returning: null });
}

/**
 * Makes a link for a participant, by which one browser takes part as them again: the owner for somebody who lost link
 * and cookie, others for themselves. Throws NOT_FOUND, SESSION_FULL; CONFLICT for the owner, who signs in instead.
 */
export async function createReturnLink(
  deps: InviteDeps,
  grant: Grant,
  participantId: string,
  { hours }: { readonly hours: number },
): Promise<MadeInvite> {
  const { sessionId } = grant;
  const person = await deps.prisma.participant.findFirst({ where: { id: participantId, sessionId, removedAt: null } });
  if (person === null)
    throw new AppError("NOT_FOUND", "This person is not part of the session. Send them a new invite.");
  const { id, name, role } = person;
  if (!isInvitedRole(role)) throw new AppError("CONFLICT", "The host gets back in by signing in, without a link.");
  requireRoom(
    await deps.prisma.invite.count({ where: { returningId: id } }),
    SESSION_CAPS.returnsEach,
    `${SESSION_CAPS.returnsEach} links have been made for this person, the most that a session allows. Use one of those, or a browser that has joined already.`,
  );
  return makeLink(deps, grant, { role, hours, maxUses: 1, returning: { id, name } });
}

interface Terms {
  readonly role: InvitedRole;
  readonly hours: number;
  readonly maxUses: number | null;
  readonly returning: Invite["returning"];
}

/** The secret is in `path` alone, which is shown once. */
async function makeLink(
  deps: InviteDeps,
  { sessionId, signInId, participantId, role: actorRole }: Grant,
  { hours, returning, ...terms }: Terms,
): Promise<MadeInvite> {
  const now = deps.clock.now();
  const id = newId();
  const secret = newSecret();
  const times = { createdAt: now, expiresAt: now + hours * HOUR_MS };
  await deps.prisma.$transaction(async (tx) => {
    await requireSignIn(tx, signInId);
    await tx.invite.create({
      data: {
        id,
        sessionId,
        secretHash: hashSecret(secret),
        ...terms,
        returningId: returning?.id ?? null,
        createdAt: new Date(times.createdAt),
        expiresAt: new Date(times.expiresAt),
      },
    });
    await writeAudit(tx, deps, {
      actor: participantId,
      role: actorRole,
      action: "invite.create",
      target: id,
      outcome: "done",
    });
  });
  return { id, ...terms, ...times, state: "open", uses: 0, usedBy: [], returning, path: `/join#${id}.${secret}` };
}
