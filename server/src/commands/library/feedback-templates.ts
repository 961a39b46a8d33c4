import { AppError } from "@casement/shared/contract/errors";
import { newId } from "@casement/shared/lib/new-id";
import {
  type FeedbackTemplate,
  type FeedbackTemplateDraft,
  MAX_FEEDBACK_TEMPLATES,
} from "@casement/shared/session/feedback-template";
import type { Deps } from "../../deps.js";

type TemplateDeps = Pick<Deps, "prisma">;

/** Throws CONFLICT when there are too many. */
export async function createFeedbackTemplate(
  { prisma }: TemplateDeps,
  ownerId: string,
  draft: FeedbackTemplateDraft,
): Promise<FeedbackTemplate> {
  if ((await prisma.feedbackTemplate.count({ where: { ownerId } })) >= MAX_FEEDBACK_TEMPLATES)
    throw new AppError("CONFLICT", `You have ${MAX_FEEDBACK_TEMPLATES} templates. Delete one that you no longer use.`);
  const id = newId();
  await prisma.feedbackTemplate.create({ data: { id, ownerId, ...draft } });
  return { id, ...draft };
}

/** Feedback that was begun with it stays as it is. Throws NOT_FOUND. */
export async function editFeedbackTemplate(
  { prisma }: TemplateDeps,
  ownerId: string,
  id: string,
  draft: FeedbackTemplateDraft,
): Promise<void> {
  const { count } = await prisma.feedbackTemplate.updateMany({ where: { id, ownerId }, data: draft });
  if (count === 0) throw noTemplate();
}

/** Throws NOT_FOUND. */
export async function deleteFeedbackTemplate({ prisma }: TemplateDeps, ownerId: string, id: string): Promise<void> {
  const { count } = await prisma.feedbackTemplate.deleteMany({ where: { id, ownerId } });
  if (count === 0) throw noTemplate();
}

const noTemplate = () => new AppError("NOT_FOUND", "There is no such template.");
