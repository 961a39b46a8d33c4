import type { Invite, InvitedPerson } from "@casement/shared/contract/http/sessions";
import { invitedRoleSchema, isInvitedRole } from "@casement/shared/session/role";
import type { Deps } from "../deps.js";
import { inviteState } from "../domain/links/invite-state.js";

export interface Invites {
  readonly items: Invite[];
  readonly people: InvitedPerson[];
}

/** A session's invites, newest first, with the people who joined by them. Secrets are never among them. */
export async function listInvites(
  { prisma, clock }: Pick<Deps, "prisma" | "clock">,
  sessionId: string,
): Promise<Invites> {
  const [rows, people] = await Promise.all([
    prisma.invite.findMany({
      where: { sessionId },
      include: {
        participants: { select: { name: true }, orderBy: { joinedAt: "asc" } },
        returning: { select: { id: true, name: true } },
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    }),
    prisma.participant.findMany({
      where: { sessionId, removedAt: null, role: { not: "owner" } },
      select: { id: true, name: true, role: true },
      orderBy: { joinedAt: "asc" },
    }),
  ]);
  const now = clock.now();
  return {
    items: rows.map((row) => ({
      id: row.id,
      role: invitedRoleSchema.parse(row.role),
      state: inviteState(row, now),
      createdAt: row.createdAt.getTime(),
      expiresAt: row.expiresAt.getTime(),
      uses: row.uses,
      maxUses: row.maxUses,
      usedBy: row.returning === null ? row.participants.map(({ name }) => name) : usedBy(row.returning.name, row.uses),
      returning: row.returning,
    })),
    people: people.flatMap(({ role, ...person }) => (isInvitedRole(role) ? [{ ...person, role }] : [])),
  };
}

const usedBy = (name: string, uses: number) => (uses > 0 ? [name] : []);
