import { AppError } from "@casement/shared/contract/errors";
import type { Grant } from "../../auth/find-grant.js";
import type { Deps } from "../../deps.js";
import type { Transaction } from "../../session-log/session-logs.js";
import { dropCases } from "../training/drop-cases.js";
import { writeAudit } from "../write-audit.js";

/**
 * Deletes a session with its log, its people and the guest sign-ins that lead nowhere else, and closes every connection
 * to it. Throws WRONG_PHASE while the interview runs.
 */
export async function deleteSession(deps: Deps, { sessionId, participantId, role }: Grant): Promise<void> {
  await deps.prisma.$transaction(async (tx) => {
    const guests = await findGuestSignIns(tx, sessionId);
    await dropCases(tx, sessionId, deps.clock.now());
    // The phase is part of the condition, so that a start that comes first wins.
    const { count } = await tx.session.deleteMany({ where: { id: sessionId, phase: { not: "live" } } });
    if (count === 0) throw new AppError("WRONG_PHASE", "The interview is running. End it before you delete it.");
    await tx.signIn.deleteMany({
      where: { id: { in: guests }, participants: { none: {} }, shareOpenings: { none: {} } },
    });
    const line = { actor: participantId, role, action: "session.delete", target: sessionId, outcome: "done" } as const;
    await writeAudit(tx, deps, line);
  });
  deps.sessionLogs.forget(sessionId);
  deps.bus.publish({ type: "session-deleted", sessionId });
}

async function findGuestSignIns(tx: Transaction, sessionId: string): Promise<string[]> {
  const admitted = await tx.participantSignIn.findMany({
    where: { participant: { sessionId }, signIn: { userId: null } },
    select: { signInId: true },
  });
  const watching = await tx.shareOpening.findMany({
    where: { share: { sessionId }, signIn: { userId: null } },
    select: { signInId: true },
  });
  return [...admitted, ...watching].flatMap(({ signInId }) => signInId ?? []);
}
