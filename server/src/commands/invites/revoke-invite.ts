import { AppError } from "@casement/shared/contract/errors";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import type { Grant } from "../../auth/find-grant.js";
import type { Deps } from "../../deps.js";
import type { Transaction } from "../../session-log/session-logs.js";
import { dropCasesOf } from "../training/drop-cases.js";
import { writeAudit } from "../write-audit.js";

type CommandDeps = Pick<Deps, "prisma" | "clock" | "sessionLogs" | "bus">;

/** Somebody joined between the look-up of the invite and the transaction. */
class JoinedMeanwhile extends Error {}

/** Only another join can interrupt a try, and nobody joins once this transaction holds the invite's row. */
const MAX_TRIES = 10;

/** Revokes an invite and removes everybody who joined or returned by it, at once on every socket. Throws NOT_FOUND. */
export async function revokeInvite(deps: CommandDeps, grant: Grant, inviteId: string): Promise<void> {
  const invite = await deps.prisma.invite.findFirst({ where: { id: inviteId, sessionId: grant.sessionId } });
  if (invite === null) throw new AppError("NOT_FOUND", "There is no such invite.");
  for (let tries = 1; ; tries += 1) {
    const participantIds = await findJoined(deps.prisma, inviteId);
    try {
      await revoke(deps, grant, inviteId, participantIds);
      deps.bus.publish({ type: "participants-removed", sessionId: grant.sessionId, participantIds });
      return;
    } catch (error) {
      if (!(error instanceof JoinedMeanwhile) || tries === MAX_TRIES) throw error;
    }
  }
}

async function revoke(
  deps: CommandDeps,
  grant: Grant,
  inviteId: string,
  participantIds: readonly string[],
): Promise<void> {
  const removals = participantIds.map(
    (participantId): Fact => ({ kind: "participant.removed", payload: { participantId } }),
  );
  await deps.sessionLogs.commit(
    grant.sessionId,
    grant.participantId,
    () => removals,
    async (tx, now) => {
      const at = new Date(now);
      // Locks the row until the end: a redemption under way is seen below, a later one finds the invite revoked.
      await tx.invite.updateMany({ where: { id: inviteId, revokedAt: null }, data: { revokedAt: at } });
      const joined = await findJoined(tx, inviteId);
      if (joined.join() !== participantIds.join()) throw new JoinedMeanwhile();
      await tx.participant.updateMany({ where: { id: { in: joined } }, data: { removedAt: at } });
      await dropCasesOf(tx, grant.sessionId, joined, now);
      const { participantId: actor, role } = grant;
      await writeAudit(tx, deps, { actor, role, action: "invite.revoke", target: inviteId, outcome: "done" });
    },
  );
}

async function findJoined(db: Pick<Transaction, "participant">, inviteId: string): Promise<string[]> {
  const rows = await db.participant.findMany({
    where: { removedAt: null, OR: [{ inviteId }, { returns: { some: { id: inviteId, uses: { gt: 0 } } } }] },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id }) => id);
}
