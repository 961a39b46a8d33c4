import type { ProgressSession } from "@casement/shared/scoring/progress/progress-entry";
import type { Deps } from "../deps.js";
import type { ListedStep, Outcome } from "../session-log/read-model.js";

/** The newest sessions are told, so that an answer stays small. */
const MOST_SESSIONS = 200;

/**
 * The ended sessions in which the account was the candidate or practised, oldest first, with what they were shown of
 * their own work and nothing else. Imported ones are somebody else's interview.
 */
export async function findProgress(
  { prisma, clock }: Pick<Deps, "prisma" | "clock">,
  userId: string,
): Promise<ProgressSession[]> {
  const place = (role: "candidate" | "owner") => ({ participants: { some: { userId, role, removedAt: null } } });
  const rows = await prisma.session.findMany({
    where: {
      phase: "ended",
      importedAt: null,
      OR: [
        { mode: "interview", ...place("candidate") },
        { mode: "practice", ...place("owner") },
      ],
    },
    select: {
      id: true,
      title: true,
      problemId: true,
      problemTitle: true,
      mode: true,
      steps: true,
      endedAt: true,
      outcome: true,
      branchedFromId: true,
      shares: {
        where: { forCandidate: true, revokedAt: null, expiresAt: { gt: new Date(clock.now()) } },
        select: { id: true },
        orderBy: { createdAt: "desc" },
        take: 1,
      },
    },
    orderBy: [{ endedAt: "desc" }, { id: "desc" }],
    take: MOST_SESSIONS,
  });
  return rows.toReversed().map(({ id, title, problemId, problemTitle, mode, ...row }): ProgressSession => {
    const { progress = null, rubric = null } = row.outcome as unknown as Outcome;
    const { judge = null, marks = [], help = 0, followUps = null } = progress ?? {};
    const steps = row.steps as unknown as readonly ListedStep[];
    return {
      sessionId: id,
      title,
      problemId,
      problemTitle,
      practice: mode === "practice",
      endedAt: row.endedAt?.getTime() ?? 0,
      judge,
      marks,
      help,
      followUps,
      rubric: marks.length === 0 ? null : (rubric?.version ?? null),
      steps: steps.map(({ title: step, minutes, spentMs, budgetMs }) => ({
        title: step,
        spentMs,
        budgetMs: budgetMs ?? minutes * 60_000,
      })),
      retry: row.branchedFromId !== null,
      shareId: row.shares[0]?.id ?? null,
    };
  });
}
