import type { Invite } from "@casement/shared/contract/http";
import { invitedRoleSchema } from "@casement/shared/role";
import type { Deps } from "../deps.js";
import { inviteState } from "../domain/invite-state.js";

/** A session's invites, newest first. No secret is among them: it was shown once. */
export async function listInvites(
  { prisma, clock }: Pick<Deps, "prisma" | "clock">,
  sessionId: string,
): Promise<Invite[]> {
  const rows = await prisma.invite.findMany({
    where: { sessionId },
    include: { participants: { select: { name: true }, orderBy: { joinedAt: "asc" } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map((row) => ({
    id: row.id,
    role: invitedRoleSchema.parse(row.role),
    state: inviteState(row, clock.now()),
    createdAt: row.createdAt.getTime(),
    expiresAt: row.expiresAt.getTime(),
    uses: row.uses,
    maxUses: row.maxUses,
    usedBy: row.participants.map(({ name }) => name),
  }));
}
