import type { Prisma } from "@casement/prisma/client";
import { AppError } from "@casement/shared/contract/errors";
import { newId } from "@casement/shared/lib/new-id";
import { MAX_TEMPLATES, type SessionTemplate, type TemplateDraft } from "@casement/shared/session/session-template";
import type { Deps } from "../../deps.js";
import { findFramework, findRubric } from "../../queries/find-library.js";

/** Throws NOT_FOUND for a framework or rubric that the account may not see, CONFLICT when there are too many. */
export async function createTemplate(
  deps: Pick<Deps, "prisma">,
  userId: string,
  draft: TemplateDraft,
): Promise<SessionTemplate> {
  await findFramework(deps, userId, draft.frameworkId);
  if (draft.rubricId !== null) await findRubric(deps, userId, draft.rubricId);
  if ((await deps.prisma.sessionTemplate.count({ where: { ownerId: userId } })) >= MAX_TEMPLATES) {
    throw new AppError("CONFLICT", `You have ${MAX_TEMPLATES} templates. Delete one that you no longer use.`);
  }
  const { name, frameworkId, steps, rubricId, options } = draft;
  const id = newId();
  const chosen = { name, frameworkId, rubricId, options };
  const data: Prisma.SessionTemplateUncheckedCreateInput = { id, ownerId: userId, ...chosen };
  await deps.prisma.sessionTemplate.create({ data: steps === null ? data : { ...data, steps } });
  return { id, ...draft };
}

/** Throws NOT_FOUND. */
export async function renameTemplate(
  { prisma }: Pick<Deps, "prisma">,
  userId: string,
  id: string,
  { name }: Pick<TemplateDraft, "name">,
): Promise<void> {
  const { count } = await prisma.sessionTemplate.updateMany({ where: { id, ownerId: userId }, data: { name } });
  if (count === 0) throw new AppError("NOT_FOUND", "There is no such template.");
}

/** Deletes a template; sessions planned from it stay as they are. Throws NOT_FOUND. */
export async function deleteTemplate({ prisma }: Pick<Deps, "prisma">, userId: string, id: string): Promise<void> {
  const { count } = await prisma.sessionTemplate.deleteMany({ where: { id, ownerId: userId } });
  if (count === 0) throw new AppError("NOT_FOUND", "There is no such template.");
}
