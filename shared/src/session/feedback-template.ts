import { z } from "zod";
import { idSchema, text } from "../lib/ids.js";
import { title } from "../lib/title.js";

export const MAX_FEEDBACK_TEMPLATES = 50;
export const MAX_FEEDBACK_TEMPLATE_NAME_LENGTH = 80;
export const MAX_FEEDBACK_TEMPLATE_LENGTH = 8000;

/** A wording with which somebody begins feedback. Words in braces are filled in when it is inserted. */
export const feedbackTemplateDraftSchema = z.strictObject({
  name: title(MAX_FEEDBACK_TEMPLATE_NAME_LENGTH),
  text: text(MAX_FEEDBACK_TEMPLATE_LENGTH),
});
export type FeedbackTemplateDraft = z.infer<typeof feedbackTemplateDraftSchema>;

export const feedbackTemplateSchema = feedbackTemplateDraftSchema.extend({ id: idSchema });
export type FeedbackTemplate = z.infer<typeof feedbackTemplateSchema>;
