import { z } from "zod";
import { idSchema } from "../../lib/ids.js";
import { markSchema } from "../../scoring/score.js";

/** One session that several people scored, with the marks of all cards that are in. */
const scoredSessionSchema = z.strictObject({
  sessionId: idSchema,
  title: z.string(),
  endedAt: z.number(),
  cards: z.array(
    z.strictObject({
      /** The same number for the same person within this answer; no name. */
      scorer: z.number(),
      /** A mark for each criterion, in the rubric's order. */
      marks: z.array(markSchema.nullable()),
    }),
  ),
});

/** The sessions that were scored with one version of a rubric, the last one first. */
const scoredByRubricSchema = z.strictObject({
  version: z.string(),
  name: z.string(),
  criteria: z.array(z.strictObject({ key: z.string(), title: z.string() })),
  sessions: z.array(scoredSessionSchema),
});
export type ScoredByRubric = z.infer<typeof scoredByRubricSchema>;

/** The version with the most sessions comes first. */
export const agreementSchema = z.strictObject({ rubrics: z.array(scoredByRubricSchema) });
