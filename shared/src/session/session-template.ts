import { z } from "zod";
import { givenIdSchema, idSchema } from "../lib/ids.js";
import { title } from "../lib/title.js";
import { planOptionsSchema, stepChoicesSchema } from "./plan-options.js";

export const MAX_TEMPLATES = 50;
export const MAX_TEMPLATE_NAME_LENGTH = 80;

export const templateNameSchema = z.strictObject({ name: title(MAX_TEMPLATE_NAME_LENGTH) });

/** How somebody likes to plan sessions. Problem, title and time are chosen each time. */
export const templateDraftSchema = templateNameSchema.extend({
  frameworkId: idSchema,
  steps: stepChoicesSchema,
  /** null: the built-in rubric. */
  rubricId: givenIdSchema.nullable().default(null),
  options: planOptionsSchema,
});
export type TemplateDraft = z.infer<typeof templateDraftSchema>;

export const sessionTemplateSchema = templateDraftSchema.extend({ id: idSchema });
export type SessionTemplate = z.infer<typeof sessionTemplateSchema>;
