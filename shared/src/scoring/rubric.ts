import { z } from "zod";
import { idSchema, text } from "../lib/ids.js";

/** 1 = clear gap, 2 = below bar, 3 = meets bar, 4 = clearly above. */
export const levelSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type Level = z.infer<typeof levelSchema>;

export const LEVEL_NAMES: Readonly<Record<Level, string>> = {
  1: "Clear gap",
  2: "Below bar",
  3: "Meets bar",
  4: "Clearly above",
};

/** One row of the rubric with one behaviour description per level. */
const criterionSchema = z.strictObject({
  key: idSchema,
  title: text(80),
  question: text(200),
  /** Relative weight in the mean shown beside the recommendation. */
  weight: z.number().positive().max(10),
  /** The steps in which the evidence is mostly found, to complete a sentence: "clarify", "all steps". */
  evidenceIn: text(120),
  /** Index 0 describes level 1. */
  anchors: z.tuple([text(400), text(400), text(400), text(400)]),
});
export type Criterion = z.infer<typeof criterionSchema>;

export const rubricSchema = z.strictObject({
  id: idSchema,
  name: text(80),
  criteria: z.array(criterionSchema).min(1).max(12),
});
export type Rubric = z.infer<typeof rubricSchema>;
