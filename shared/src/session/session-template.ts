import { z } from "zod";
import { idSchema, text } from "../lib/ids.js";
import { planOptionsSchema, stepChoicesSchema } from "./plan-options.js";

export const MAX_TEMPLATES = 50;
export const MAX_TEMPLATE_NAME_LENGTH = 80;

/** How somebody likes to plan sessions. Problem, title and time are chosen each time. */
export const templateDraftSchema = z.strictObject({
  name: text(MAX_TEMPLATE_NAME_LENGTH),
  frameworkId: idSchema,
  steps: stepChoicesSchema,
  options: planOptionsSchema,
});
export type TemplateDraft = z.infer<typeof templateDraftSchema>;

export const sessionTemplateSchema = templateDraftSchema.extend({ id: idSchema });
export type SessionTemplate = z.infer<typeof sessionTemplateSchema>;
