import { cut } from "@casement/shared/lib/cut";
import { newId } from "@casement/shared/lib/new-id";
import { draftOfProblem, type Problem, type ProblemDraft } from "@casement/shared/problem/problem";
import { requireGuideOpen } from "../../auth/closed-guides.js";
import type { Deps } from "../../deps.js";
import { findProblem } from "../../queries/find-problems.js";

type CommandDeps = Pick<Deps, "prisma">;

const MAX_TITLE_LENGTH = 120;
const SUFFIX = " (copy)";

/** Creates a problem of the account, written or imported. Throws GUIDE_CLOSED. */
export async function createProblem(deps: CommandDeps, userId: string, draft: ProblemDraft): Promise<Problem> {
  await requireGuideOpen(deps, userId, { problemId: null, guide: draft.guide });
  return insert(deps, userId, draft, null);
}

/** Makes a copy that the account may change. Throws NOT_FOUND, GUIDE_CLOSED. */
export async function cloneProblem(deps: CommandDeps, userId: string, problemId: string): Promise<Problem> {
  const original = await findProblem(deps, userId, problemId);
  const title = `${cut(original.title, MAX_TITLE_LENGTH - SUFFIX.length).trimEnd()}${SUFFIX}`;
  return insert(deps, userId, { ...draftOfProblem(original), title }, problemId);
}

async function insert(
  deps: CommandDeps,
  userId: string,
  draft: ProblemDraft,
  clonedFrom: string | null,
): Promise<Problem> {
  const id = newId();
  const first = { version: 1, title: draft.title, content: draft };
  await deps.prisma.$transaction(async (tx) => {
    await tx.problem.create({
      data: { id, ownerId: userId, clonedFrom, version: 1, ...draft, versions: { create: first } },
    });
    if (clonedFrom === null) return;
    const known = await tx.problemOrigin.findUnique({ where: { problemId: clonedFrom } });
    await tx.problemOrigin.create({ data: { problemId: id, originId: known?.originId ?? clonedFrom } });
  });
  return findProblem(deps, userId, id);
}
