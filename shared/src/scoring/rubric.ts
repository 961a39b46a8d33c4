import { z } from "zod";
import { givenIdSchema, idSchema, optionalText, text } from "../lib/ids.js";
import { title } from "../lib/title.js";

export const MAX_CRITERIA = 12;
/** In UTF-16 code units, as every length here. */
export const MAX_RUBRIC_NAME_LENGTH = 80;
export const MAX_RUBRIC_DESCRIPTION_LENGTH = 600;
export const MAX_CRITERION_TITLE_LENGTH = 80;
export const MAX_QUESTION_LENGTH = 200;
export const MAX_EVIDENCE_IN_LENGTH = 120;
export const MAX_ANCHOR_LENGTH = 400;
export const MIN_WEIGHT = 0.1;
export const MAX_WEIGHT = 10;

/** 1 = clear gap, 2 = below bar, 3 = meets bar, 4 = clearly above. */
export const levelSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type Level = z.infer<typeof levelSchema>;
export const LEVELS: readonly Level[] = [1, 2, 3, 4];

export const LEVEL_NAMES: Readonly<Record<Level, string>> = {
  1: "Clear gap",
  2: "Below bar",
  3: "Meets bar",
  4: "Clearly above",
};

/** From this level on a mark meets the bar. */
export const MEETS_BAR: Level = 3;

const anchor = text(MAX_ANCHOR_LENGTH);

/** One row of the rubric with one behaviour description per level. */
const criterionSchema = z.strictObject({
  key: idSchema,
  title: text(MAX_CRITERION_TITLE_LENGTH),
  question: text(MAX_QUESTION_LENGTH),
  /** Relative weight in the mean shown beside the recommendation. */
  weight: z.number().positive().max(MAX_WEIGHT),
  /** The steps in which the evidence is mostly found, to complete a sentence: "clarify", "all steps". */
  evidenceIn: text(MAX_EVIDENCE_IN_LENGTH),
  /** Index 0 describes level 1. */
  anchors: z.tuple([anchor, anchor, anchor, anchor]),
});
export type Criterion = z.infer<typeof criterionSchema>;

/** A session's own copy of the rubric that it is scored with, as its log keeps it. */
export const rubricCopySchema = z.strictObject({
  id: idSchema,
  name: text(MAX_RUBRIC_NAME_LENGTH),
  criteria: z.array(criterionSchema).min(1).max(MAX_CRITERIA),
});
export type RubricCopy = z.infer<typeof rubricCopySchema>;

/** A criterion as an account may write it. `key` is stable within the rubric. */
const criterionDraftSchema = criterionSchema.extend({
  key: givenIdSchema,
  title: title(MAX_CRITERION_TITLE_LENGTH),
  weight: z.number().min(MIN_WEIGHT, `is less than ${MIN_WEIGHT}`).max(MAX_WEIGHT, `is more than ${MAX_WEIGHT}`),
});

/** The editable part of a rubric that an account owns. */
export const rubricDraftSchema = z.strictObject({
  name: title(MAX_RUBRIC_NAME_LENGTH),
  description: optionalText(MAX_RUBRIC_DESCRIPTION_LENGTH),
  criteria: z
    .array(criterionDraftSchema)
    .min(1, "needs at least one criterion")
    .max(MAX_CRITERIA, `has more than ${MAX_CRITERIA} criteria`)
    .refine((criteria) => new Set(criteria.map(({ key }) => key)).size === criteria.length, {
      message: "has two criteria with the same key",
    }),
});
export type RubricDraft = z.infer<typeof rubricDraftSchema>;

/** A rubric as the API returns it. Built-in rubrics cannot be edited, only cloned. */
export const rubricSchema = rubricDraftSchema.extend({
  id: idSchema,
  builtIn: z.boolean(),
  clonedFrom: idSchema.nullable(),
});
export type Rubric = z.infer<typeof rubricSchema>;

/** What part of the mean each criterion is, 0 to 1, in their order. A weight that is none counts as zero. */
export function weightShares(criteria: ReadonlyArray<Pick<Criterion, "weight">>): number[] {
  const weights = criteria.map(({ weight }) => (Number.isFinite(weight) ? Math.max(0, weight) : 0));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (sum === 0 ? 0 : weight / sum));
}
