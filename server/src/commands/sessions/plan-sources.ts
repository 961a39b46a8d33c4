import { AppError } from "@casement/shared/contract/errors";
import type { Criterion } from "@casement/shared/scoring/rubric";
import type { Step } from "@casement/shared/session/framework";
import type { SessionDraft } from "@casement/shared/session/session";
import { requireGuideOpen } from "../../auth/closed-guides.js";
import type { Deps } from "../../deps.js";
import type { PlannedProblem, PlanSources } from "../../domain/plan-session.js";
import { loadProblem } from "../../queries/find-problems.js";

const unknownChoice = (field: string, what: string) =>
  new AppError("VALIDATION", `There is no such ${what}.`, { [field]: `is not a ${what} you can use` });

/**
 * Loads the problem, framework and rubric of a draft, if the account may use them. `kept`: the session's own copy of
 * the same problem, which is used instead. Throws VALIDATION, GUIDE_CLOSED.
 */
export async function loadPlanSources(
  deps: Pick<Deps, "prisma">,
  userId: string,
  draft: Pick<SessionDraft, "problemId" | "frameworkId">,
  kept: PlannedProblem | null = null,
): Promise<PlanSources> {
  const { prisma } = deps;
  const [problem, framework, rubric] = await Promise.all([
    kept ?? openProblem(deps, userId, draft.problemId),
    prisma.framework.findFirst({ where: { id: draft.frameworkId, OR: [{ ownerId: null }, { ownerId: userId }] } }),
    // Only one rubric is built in; once there are several, drafts will name one.
    prisma.rubric.findFirst({ orderBy: { id: "asc" } }),
  ]);
  if (framework === null) throw unknownChoice("frameworkId", "framework");
  if (rubric === null) throw new Error("the database has no rubric: it was not seeded");
  const { id, name, description, clonedFrom, ownerId } = framework;
  // The seed and the API's schemas checked the JSON columns when they were written.
  return {
    problem,
    framework: { id, name, description, clonedFrom, builtIn: ownerId === null, steps: framework.steps as Step[] },
    rubric: { id: rubric.id, name: rubric.name, criteria: rubric.criteria as Criterion[] },
  };
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
