import { z } from "zod";
import { idSchema } from "../../lib/ids.js";
import { progressSessionSchema } from "../../scoring/progress/progress-entry.js";
import { markSchema } from "../../scoring/score.js";
import type { Route } from "./route.js";

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
const agreementSchema = z.strictObject({ rubrics: z.array(scoredByRubricSchema) });

/** What sessions say together: of those who score, and of those who are scored. */
export const scoringRoutes = {
  getAgreement: {
    method: "GET",
    path: "/agreement",
    summary: "Marks of the sessions that one scored together with others",
    access: "account",
    response: agreementSchema,
  },
  getProgress: {
    method: "GET",
    path: "/progress",
    summary: "One's own sessions as candidate and in practice, with what one was shown of them",
    access: "account",
    response: z.strictObject({ sessions: z.array(progressSessionSchema) }),
  },
} as const satisfies Record<string, Route>;
