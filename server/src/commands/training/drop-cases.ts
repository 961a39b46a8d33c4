import { type CaseCard, caseCardSchema } from "@casement/shared/contract/http/training";
import type { Transaction } from "../../session-log/session-logs.js";

/**
 * Withdraws what was made of a session's recording: the copy, the title, and what experts and raters wrote about it are
 * deleted. The marks stay, so that raters keep their figures; they say nothing about whom. `now`: epoch ms.
 */
export async function dropCases(tx: Transaction, sessionId: string, now: number): Promise<void> {
  const cases = await tx.trainingCase.findMany({
    where: { sessionId, withdrawnAt: null },
    include: { experts: true, attempts: true },
  });
  for (const { id, experts, attempts } of cases) {
    await tx.casePart.deleteMany({ where: { caseId: id } });
    await tx.trainingCase.update({
      where: { id },
      data: { withdrawnAt: new Date(now), title: "", sessionId: null, ownerId: null },
    });
    for (const { id: expertId, card } of experts)
      await tx.caseExpert.update({
        where: { id: expertId },
        data: { email: null, ...(card === null ? {} : { card: marksAlone(card) }) },
      });
    for (const { id: attemptId, card } of attempts)
      await tx.caseAttempt.update({ where: { id: attemptId }, data: { card: marksAlone(card) } });
  }
}

/** The same, if one of these people is in the recording: its release was theirs too. Observers are in no case. */
export async function dropCasesOf(
  tx: Transaction,
  sessionId: string,
  participantIds: readonly string[],
  now: number,
): Promise<void> {
  const id = { in: [...participantIds] };
  const inRecording = await tx.participant.count({ where: { sessionId, id, role: { not: "observer" } } });
  if (inRecording > 0) await dropCases(tx, sessionId, now);
}

function marksAlone(json: unknown): CaseCard {
  const { rubricVersion, marks } = caseCardSchema.parse(json);
  return { rubricVersion, marks: marks.map(({ criterion, mark }) => ({ criterion, mark, reason: "", moments: [] })) };
}
