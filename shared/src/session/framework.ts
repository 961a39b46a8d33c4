import { z } from "zod";
import { idSchema, optionalText, text } from "../lib/ids.js";
import { worksheetKindSchema } from "../worksheets/worksheet.js";

export const MAX_STEPS = 12;
export const MAX_STEP_MINUTES = 180;

/** One stage of an interview with its time budget. `key` is stable within the framework. */
export const stepSchema = z.strictObject({
  key: idSchema,
  title: text(80),
  minutes: z.number().int().min(1).max(MAX_STEP_MINUTES),
  /** Shown to everybody while the step runs. */
  candidatePrompts: z.array(text(400)).max(12),
  /** Shown only to owner and interviewers. */
  interviewerPrompts: z.array(text(400)).max(12),
  /** Opens for everybody when the step is entered; null: no worksheet opens beside the board. */
  worksheet: worksheetKindSchema.nullable().default(null),
});
export type Step = z.infer<typeof stepSchema>;

/** The editable part of a framework that an account owns. */
export const frameworkDraftSchema = z.strictObject({
  name: text(80),
  description: optionalText(600),
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
