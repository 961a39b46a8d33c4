import { z } from "zod";
import { idSchema } from "../../lib/ids.js";
import { markSchema } from "../score.js";

/** Of one mark; more would fill the page. */
export const MAX_PINS_TOLD = 3;

/** A mark that a person was shown about their own work. */
const shownMarkSchema = z.strictObject({
  criterion: idSchema,
  title: z.string(),
  mark: markSchema,
  /** What the rubric says of this level; null: not observed, or not told. */
  anchor: z.string().nullable(),
  /** Moments of the recording to which a person's own mark is pinned, ms since the interview's start. */
  pins: z.array(z.strictObject({ pinId: idSchema, atMs: z.number() })),
});
export type ShownMark = z.infer<typeof shownMarkSchema>;

/** Whose judgement the marks are. `panel`: some were agreed on by several interviewers. */
export const judgeSchema = z.enum(["interviewer", "panel", "oneself"]);
export type Judge = z.infer<typeof judgeSchema>;

/** What one ended session has shown of its candidate, or of the person who practised. */
export const progressEntrySchema = z.strictObject({
  /** null: no marks were shared. */
  judge: judgeSchema.nullable(),
  marks: z.array(shownMarkSchema),
  /** Hints and findings that were shown. */
  help: z.number().int(),
  /** Of a practice: how many follow-ups its guide has, and how many were ticked; null for an interview. */
  followUps: z.strictObject({ all: z.number().int(), ticked: z.number().int() }).nullable(),
});
export type ProgressEntry = z.infer<typeof progressEntrySchema>;

/** A session as the figures of a person's progress take it. */
export const progressSessionSchema = progressEntrySchema.extend({
  sessionId: z.string(),
  title: z.string(),
  problemId: z.string(),
  problemTitle: z.string(),
  practice: z.boolean(),
  /** Epoch ms. */
  endedAt: z.number(),
  /** The same for sessions whose marks may be compared: one version of a rubric. null: no marks. */
  rubric: z.string().nullable(),
  steps: z.array(z.strictObject({ title: z.string(), spentMs: z.number(), budgetMs: z.number() })),
  /** It went on from a moment of another recording. */
  retry: z.boolean(),
  /** The share by which a candidate may watch the recording now; null: none. */
  shareId: z.string().nullable(),
});
export type ProgressSession = z.infer<typeof progressSessionSchema>;

/** The plain mean of the levels that were shown, 1 to 4; null: none was. Weights are not the candidate's to know. */
export function meanShown({ marks }: Pick<ProgressEntry, "marks">): number | null {
  const levels = marks.flatMap(({ mark }) => (mark === "not-observed" ? [] : [mark]));
  return levels.length === 0 ? null : levels.reduce<number>((sum, level) => sum + level, 0) / levels.length;
}
