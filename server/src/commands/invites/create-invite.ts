import { AppError } from "@casement/shared/contract/errors";
import type { Invite } from "@casement/shared/contract/http";
import { newId } from "@casement/shared/lib/new-id";
import { optionsOf } from "@casement/shared/session/plan-options";
import { type InvitedRole, isInvitedRole } from "@casement/shared/session/role";
import type { Grant } from "../../auth/find-grant.js";
import { hashSecret, newSecret } from "../../auth/secret.js";
import type { Deps } from "../../deps.js";
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
    throw new AppError("CONFLICT", "A practice session is for yourself alone. Plan an interview to invite people.");
  }
  return makeLink(deps, grant, { role, hours, maxUses: role === "candidate" ? 1 : null, returning: null });
}

/**
 * Makes a link for a participant who lost both their link and their cookie: one browser takes part as them again.
 * Throws NOT_FOUND; CONFLICT for the owner, who signs in instead.
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
    throw new AppError("NOT_FOUND", "This person does not take part in the session. Invite them anew.");
  const { id, name, role } = person;
  if (!isInvitedRole(role)) throw new AppError("CONFLICT", "The owner comes back by signing in, and needs no link.");
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
  { sessionId, participantId, role: actorRole }: Grant,
  { hours, returning, ...terms }: Terms,
): Promise<MadeInvite> {
  const now = deps.clock.now();
  const id = newId();
  const secret = newSecret();
  const times = { createdAt: now, expiresAt: now + hours * HOUR_MS };
  await deps.prisma.$transaction(async (tx) => {
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
