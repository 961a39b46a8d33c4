import { AppError } from "@casement/shared/contract/errors";
import type { Step } from "@casement/shared/framework";
import type { Guide } from "@casement/shared/problem";
import type { Criterion } from "@casement/shared/rubric";
import type { SessionDraft } from "@casement/shared/session";
import type { Deps } from "../deps.js";
import type { PlanSources } from "../domain/plan-session.js";

const unknownChoice = (field: string, what: string) =>
  new AppError("VALIDATION", `There is no such ${what}.`, { [field]: `is not a ${what} you can use` });

/** The library entries that a draft names, of those this user may use. Throws VALIDATION. */
export async function loadPlanSources(
  { prisma }: Pick<Deps, "prisma">,
  userId: string,
  draft: Pick<SessionDraft, "problemId" | "frameworkId">,
): Promise<PlanSources> {
  const [problem, framework, rubric] = await Promise.all([
    prisma.problem.findUnique({ where: { id: draft.problemId } }),
    prisma.framework.findFirst({ where: { id: draft.frameworkId, OR: [{ ownerId: null }, { ownerId: userId }] } }),
    // One rubric is built in; with several, a draft will name it.
    prisma.rubric.findFirst({ orderBy: { id: "asc" } }),
  ]);
  if (problem === null) throw unknownChoice("problemId", "problem");
  if (framework === null) throw unknownChoice("frameworkId", "framework");
  if (rubric === null) throw new Error("the database has no rubric: it was not seeded");
  const { id, name, description, clonedFrom, ownerId } = framework;
  const { title, summary, prompt } = problem;
  // JSON columns hold what the seed and the API's schemas let in.
  return {
    problem: { id: problem.id, title, summary, prompt, guide: problem.guide as Guide },
    framework: { id, name, description, clonedFrom, builtIn: ownerId === null, steps: framework.steps as Step[] },
    rubric: { id: rubric.id, name: rubric.name, criteria: rubric.criteria as Criterion[] },
  };
}
