import { z } from "zod";
import { idSchema, optionalText, text } from "../lib/ids.js";
import { title } from "../lib/title.js";
import { worksheetKindSchema } from "../worksheets/worksheet.js";

export const MAX_STEPS = 12;
export const MAX_STEP_MINUTES = 180;
/** Prompts of one step for one side. */
export const MAX_PROMPTS = 12;
/** In UTF-16 code units, as every length here. */
export const MAX_PROMPT_LENGTH = 400;
export const MAX_STEP_TITLE_LENGTH = 80;
export const MAX_FRAMEWORK_NAME_LENGTH = 80;
export const MAX_FRAMEWORK_DESCRIPTION_LENGTH = 600;

/** One stage of an interview with its time budget. `key` is stable within the framework. */
const stepSchema = z.strictObject({
  key: idSchema,
  title: title(MAX_STEP_TITLE_LENGTH),
  minutes: z.number().int().min(1).max(MAX_STEP_MINUTES),
  /** Shown to everybody while the step runs. */
  candidatePrompts: z.array(text(MAX_PROMPT_LENGTH)).max(MAX_PROMPTS),
  /** Shown only to owner and interviewers. */
  interviewerPrompts: z.array(text(MAX_PROMPT_LENGTH)).max(MAX_PROMPTS),
  /** Opens for everybody when the step is entered; null: no worksheet opens beside the board. */
  worksheet: worksheetKindSchema.nullable().default(null),
});
export type Step = z.infer<typeof stepSchema>;

/** The editable part of a framework that an account owns. */
export const frameworkDraftSchema = z.strictObject({
  name: title(MAX_FRAMEWORK_NAME_LENGTH),
  description: optionalText(MAX_FRAMEWORK_DESCRIPTION_LENGTH),
  steps: z
    .array(stepSchema)
    .min(1, "needs at least one step")
    .max(MAX_STEPS)
    .refine((steps) => new Set(steps.map((step) => step.key)).size === steps.length, {
      message: "has two steps with the same key",
    }),
});
export type FrameworkDraft = z.infer<typeof frameworkDraftSchema>;

/** A framework as the API returns it. Built-in frameworks cannot be edited, only cloned. */
export const frameworkSchema = frameworkDraftSchema.extend({
  id: idSchema,
  builtIn: z.boolean(),
  clonedFrom: idSchema.nullable(),
});
export type Framework = z.infer<typeof frameworkSchema>;

/** Sum of the steps' budgets, in minutes. */
export function totalMinutes(steps: ReadonlyArray<{ minutes: number }>): number {
  return steps.reduce((sum, step) => sum + step.minutes, 0);
}
