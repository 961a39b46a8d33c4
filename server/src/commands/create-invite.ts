import { AppError } from "@casement/shared/contract/errors";
import type { Invite } from "@casement/shared/contract/http";
import { optionsOf } from "@casement/shared/plan-options";
import type { InvitedRole } from "@casement/shared/role";
import type { Deps } from "../deps.js";
import type { Grant } from "../queries/find-grant.js";
import { hashSecret } from "../queries/secret.js";
import { writeAudit } from "./write-audit.js";

const HOUR_MS = 3_600_000;

/** Makes a capability link. Its secret is in `path` alone, which nobody sees again. `hours`: until it expires. Throws CONFLICT in practice. */
export async function createInvite(
  deps: Pick<Deps, "prisma" | "clock" | "ids" | "rooms">,
  { sessionId, participantId, role: actorRole }: Grant,
  { role, hours }: { readonly role: InvitedRole; readonly hours: number },
): Promise<Invite & { readonly path: string }> {
  const { state } = await deps.rooms.load(sessionId);
  if (optionsOf(state.plan).mode === "practice") {
    throw new AppError("CONFLICT", "A practice session is for yourself alone. Plan an interview to invite people.");
  }
  const now = deps.clock.now();
  const id = deps.ids.newId();
  const secret = deps.ids.newSecret();
  const terms = { role, maxUses: role === "candidate" ? 1 : null };
  const times = { createdAt: now, expiresAt: now + hours * HOUR_MS };
  await deps.prisma.$transaction(async (tx) => {
    await tx.invite.create({
      data: {
        ...{ id, sessionId, secretHash: hashSecret(secret), ...terms },
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
  return { id, ...terms, ...times, state: "open", uses: 0, usedBy: [], path: `/join#${id}.${secret}` };
}
