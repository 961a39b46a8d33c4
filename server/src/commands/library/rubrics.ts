import { AppError } from "@casement/shared/contract/errors";
import { newId } from "@casement/shared/lib/new-id";
import { MAX_RUBRIC_NAME_LENGTH, type Rubric, type RubricDraft } from "@casement/shared/scoring/rubric";
import type { Deps } from "../../deps.js";
import { findRubric } from "../../queries/find-library.js";
import { nameCopy } from "./name-copy.js";

type CommandDeps = Pick<Deps, "prisma">;

/** Makes a rubric of the account's own. */
export async function createRubric(deps: CommandDeps, userId: string, draft: RubricDraft): Promise<Rubric> {
  const id = newId();
  await deps.prisma.rubric.create({ data: { id, ownerId: userId, ...draft } });
  return findRubric(deps, userId, id);
}

/** Makes a copy that the account may change. Throws NOT_FOUND. */
export async function cloneRubric(deps: CommandDeps, userId: string, rubricId: string): Promise<Rubric> {
  const { name, description, criteria } = await findRubric(deps, userId, rubricId);
  const copy = { name: nameCopy(name, MAX_RUBRIC_NAME_LENGTH), description, criteria };
  const id = newId();
  await deps.prisma.rubric.create({ data: { id, ownerId: userId, clonedFrom: rubricId, ...copy } });
  return findRubric(deps, userId, id);
}

/** Changes a rubric of the account; sessions keep the copy with which they were planned. Throws NOT_FOUND, BUILT_IN. */
export async function editRubric(
  deps: CommandDeps,
  userId: string,
  rubricId: string,
  draft: RubricDraft,
): Promise<Rubric> {
  await requireOwn(deps, userId, rubricId);
  await deps.prisma.rubric.updateMany({ where: { id: rubricId, ownerId: userId }, data: draft });
  return findRubric(deps, userId, rubricId);
}

/** Sessions that are scored with it keep their copy. Throws NOT_FOUND, BUILT_IN. */
export async function deleteRubric(deps: CommandDeps, userId: string, rubricId: string): Promise<void> {
  await requireOwn(deps, userId, rubricId);
  await deps.prisma.rubric.deleteMany({ where: { id: rubricId, ownerId: userId } });
}

async function requireOwn(deps: CommandDeps, userId: string, rubricId: string): Promise<void> {
  const { builtIn } = await findRubric(deps, userId, rubricId);
  if (builtIn) throw new AppError("BUILT_IN", "This rubric comes with Casement. Clone it and change the copy.");
}
