import { z } from "zod";
import { idSchema, text } from "./ids.js";

/** A clarifying question that a good candidate asks, with the answer the interviewer gives. */
export const expectedQuestionSchema = z.strictObject({ id: idSchema, question: text(300), answer: text(600) });
/** Help that can be revealed to the candidate; revealing is recorded as help given. */
export const hintSchema = z.strictObject({ id: idSchema, title: text(80), text: text(600) });
/** A question to steer the deep dive, with what a good answer touches. */
export const followUpSchema = z.strictObject({
  id: idSchema,
  question: text(300),
  talkingPoints: z.array(text(400)).min(1).max(10),
});
/** One deep dive: options with pros and cons. */
export const deepDiveSchema = z.strictObject({
  id: idSchema,
  title: text(120),
  options: z
    .array(z.strictObject({ name: text(120), pros: z.array(text(300)), cons: z.array(text(300)) }))
    .min(1)
    .max(6),
});

/** Everything of a problem that only owner and interviewers may read. */
export const guideSchema = z.strictObject({
  questions: z.array(expectedQuestionSchema).max(30),
  hints: z.array(hintSchema).max(30),
  followUps: z.array(followUpSchema).max(30),
  deepDives: z.array(deepDiveSchema).max(10),
  /** Worked estimation: what, from which inputs, exact, and as said aloud. */
  estimates: z
    .array(z.strictObject({ name: text(120), formula: text(300), exact: text(120), said: text(120) }))
    .max(30),
  entities: z.array(text(400)).max(30),
  endpoints: z.array(text(400)).max(30),
  /** The reference design as an ordered walk through it. */
  referenceDesign: z.array(text(600)).max(30),
  bottlenecks: z.array(text(400)).max(20),
  levelTwoAnswer: text(1200),
  levelFourAnswer: text(1200),
});
export type Guide = z.infer<typeof guideSchema>;

/** What the candidate may read of a problem. */
export const problemBriefSchema = z.strictObject({
  id: idSchema,
  title: text(120),
  /** One line for lists. */
  summary: text(200),
  /** What the candidate reads, paragraphs split by blank lines. */
  prompt: text(4000),
});
export type ProblemBrief = z.infer<typeof problemBriefSchema>;

export const problemSchema = problemBriefSchema.extend({ guide: guideSchema });
export type Problem = z.infer<typeof problemSchema>;
