import { AppError } from "@casement/shared/contract/errors";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Grant } from "../../auth/find-grant.js";
import type { Deps } from "../../deps.js";
import { writeAudit } from "../write-audit.js";

/** Revokes a share: it serves nothing to anybody any more. Revoking twice changes nothing. Throws NOT_FOUND. */
export async function revokeShare(
  deps: Pick<Deps, "prisma" | "sessionLogs" | "clock" | "bus">,
  { sessionId, participantId: actor, role }: Grant,
  shareId: string,
): Promise<void> {
  const share = await deps.prisma.share.findFirst({ where: { id: shareId, sessionId } });
  if (share === null) throw new AppError("NOT_FOUND", "There is no such playback link.");
  const decide = ({ sharedRecordings }: SessionState): Fact[] =>
    sharedRecordings.includes(shareId) ? [{ kind: "recording.unshared", payload: { shareId } }] : [];
  await deps.sessionLogs.commit(sessionId, actor, decide, async (tx) => {
    const revokedAt = new Date(deps.clock.now());
    const { count } = await tx.share.updateMany({ where: { id: shareId, revokedAt: null }, data: { revokedAt } });
    if (count === 0) return;
    await writeAudit(tx, deps, { actor, role, action: "share.revoke", target: shareId, outcome: "done" });
  });
  deps.bus.publish({ type: "share-revoked", sessionId, shareId });
}
