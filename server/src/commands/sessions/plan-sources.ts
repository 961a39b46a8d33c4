import { AppError } from "@casement/shared/contract/errors";
import type { Criterion, RubricCopy } from "@casement/shared/scoring/rubric";
import type { Framework, Step } from "@casement/shared/session/framework";
import type { SessionDraft } from "@casement/shared/session/session";
import { requireGuideOpen } from "../../auth/closed-guides.js";
import type { Deps } from "../../deps.js";
import type { PlannedProblem, PlanSources } from "../../domain/plan-session.js";
import { loadProblem } from "../../queries/find-problems.js";

const unknownChoice = (field: string, what: string) =>
  new AppError("VALIDATION", `There is no such ${what}.`, { [field]: `is not a ${what} you can use` });

/** The session's own copies, which are used instead of what the library has now. */
interface Kept {
  readonly problem: PlannedProblem | null;
  readonly rubric: RubricCopy | null;
  /** Only used when the library's is deleted: otherwise its steps can be chosen anew. */
  readonly framework: Framework | null;
}

/** Loads the problem, framework and rubric of a draft, if the account may use them. Throws VALIDATION, GUIDE_CLOSED. */
export async function loadPlanSources(
  deps: Pick<Deps, "prisma">,
  userId: string,
  draft: Pick<SessionDraft, "problemId" | "frameworkId" | "rubricId">,
  kept: Kept = { problem: null, rubric: null, framework: null },
): Promise<PlanSources> {
  const { prisma } = deps;
  const [problem, framework, rubric] = await Promise.all([
    kept.problem ?? openProblem(deps, userId, draft.problemId),
    prisma.framework.findFirst({ where: { id: draft.frameworkId, OR: [{ ownerId: null }, { ownerId: userId }] } }),
    kept.rubric ?? loadRubric(deps, userId, draft.rubricId),
  ]);
  if (framework === null) {
    if (kept.framework === null) throw unknownChoice("frameworkId", "framework");
    return { problem, framework: kept.framework, rubric };
  }
  const { id, name, description, clonedFrom, ownerId } = framework;
  // The seed and the API's schemas checked the JSON columns when they were written.
  return {
    problem,
    framework: { id, name, description, clonedFrom, builtIn: ownerId === null, steps: framework.steps as Step[] },
    rubric,
  };
}

/** A rubric that the account may use; `id` null: the built-in one. */
async function loadRubric({ prisma }: Pick<Deps, "prisma">, userId: string, id: string | null): Promise<RubricCopy> {
  const where = id === null ? { ownerId: null } : { id, OR: [{ ownerId: null }, { ownerId: userId }] };
  const row = await prisma.rubric.findFirst({
    where,
    orderBy: { id: "asc" },
    select: { id: true, name: true, criteria: true },
  });
  if (row !== null) return { ...row, criteria: row.criteria as Criterion[] };
  if (id !== null) throw unknownChoice("rubricId", "rubric");
  throw new Error("the database has no built-in rubric: it was not seeded");
}

/**
 * An interview's planner reads the problem's guide in the session. A practice shows it no sooner, so that another may
 * be planned while one runs.
 */
async function openProblem(deps: Pick<Deps, "prisma">, userId: string, problemId: string): Promise<PlannedProblem> {
  const problem = await loadProblem(deps, userId, problemId).catch(asUnknownChoice);
  await requireGuideOpen(deps, userId, { problemId, guide: problem.guide }, { withPractice: false });
  return problem;
}

function asUnknownChoice(error: unknown): never {
  if (error instanceof AppError && error.code === "NOT_FOUND") throw unknownChoice("problemId", "problem");
  throw error;
}
