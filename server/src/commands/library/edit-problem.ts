import { isDeepStrictEqual } from "node:util";
import { AppError } from "@casement/shared/contract/errors";
import { draftOfProblem, type Problem, type ProblemDraft } from "@casement/shared/problem/problem";
import { requireGuideOpen } from "../../auth/closed-guides.js";
import type { Deps } from "../../deps.js";
import { findProblem, requireVisible } from "../../queries/find-problems.js";

type CommandDeps = Pick<Deps, "prisma">;

/** Older versions are deleted: sessions have their own copy of what they use. */
const KEPT_VERSIONS = 50;

/**
 * Saves a new version of the account's problem; an unchanged one makes no version. Throws NOT_FOUND, BUILT_IN,
 * GUIDE_CLOSED, and CONFLICT if it was changed since `expectedVersion`.
 */
export async function editProblem(
  deps: CommandDeps,
  userId: string,
  id: string,
  { expectedVersion, draft }: { readonly expectedVersion: number; readonly draft: ProblemDraft },
): Promise<Problem> {
  await requireOwn(deps, userId, id);
  const before = await findProblem(deps, userId, id);
  await requireGuideOpen(deps, userId, { problemId: id, guide: draft.guide });
  if (before.version !== expectedVersion) throw changedMeanwhile();
  if (isDeepStrictEqual(draftOfProblem(before), draft)) return before;
  const version = expectedVersion + 1;
  await deps.prisma.$transaction(async (tx) => {
    const { count } = await tx.problem.updateMany({
      where: { id, ownerId: userId, version: expectedVersion },
      data: { ...draft, version },
    });
    if (count === 0) throw changedMeanwhile();
    await tx.problemVersion.create({ data: { problemId: id, version, title: draft.title, content: draft } });
    await tx.problemVersion.deleteMany({ where: { problemId: id, version: { lte: version - KEPT_VERSIONS } } });
  });
  return findProblem(deps, userId, id);
}

/** Archived problems are not offered for new sessions. Throws NOT_FOUND, BUILT_IN. */
export async function archiveProblem(
  deps: CommandDeps & Pick<Deps, "clock">,
  userId: string,
  id: string,
  archived: boolean,
): Promise<void> {
  await requireOwn(deps, userId, id);
  const archivedAt = archived ? new Date(deps.clock.now()) : null;
  await deps.prisma.problem.updateMany({ where: { id, ownerId: userId }, data: { archivedAt } });
}

/** Deletes the problem with all versions; sessions keep their copies. Throws NOT_FOUND, BUILT_IN. */
export async function deleteProblem(deps: CommandDeps, userId: string, id: string): Promise<void> {
  await requireOwn(deps, userId, id);
  await deps.prisma.problem.deleteMany({ where: { id, ownerId: userId } });
}

const changedMeanwhile = () =>
  new AppError(
    "CONFLICT",
    "This problem was changed in another window. Copy what you need from here, then reload the page.",
  );

async function requireOwn(deps: CommandDeps, userId: string, id: string): Promise<void> {
  const { builtIn } = await requireVisible(deps, userId, id);
  if (builtIn) throw new AppError("BUILT_IN", "This problem comes with Casement. Clone it and change the copy.");
}
