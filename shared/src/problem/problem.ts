import { z } from "zod";
import { designSchema, EMPTY_DESIGN } from "../design/design.js";
import { idSchema, optionalText, text } from "../lib/ids.js";
import { title } from "../lib/title.js";
import { MAX_FORMULA_LENGTH } from "../worksheets/estimate/parsing/formula-tokens.js";
import { estimateFaults } from "../worksheets/estimate/worked-estimate.js";
import { WORKSHEET_KINDS } from "../worksheets/worksheet.js";

/** How long the texts of a problem may be, in UTF-16 code units. */
export const PROBLEM_LENGTHS = {
  title: 120,
  summary: 200,
  prompt: 4000,
  question: 300,
  answer: 600,
  hintTitle: 80,
  hintText: 600,
  deepDiveTitle: 120,
  optionName: 120,
  estimateKey: 40,
  estimateName: 120,
  estimateResult: 120,
  /** An answer at level 2 or 4. */
  modelAnswer: 1600,
} as const;

/** How many rows the lists of a guide may have; `options` are those of one deep dive. */
export const GUIDE_ROWS = {
  questions: 30,
  hints: 30,
  followUps: 30,
  deepDives: 10,
  options: 6,
  estimates: 40,
} as const;

const lines = (length: number, most: number) =>
  z.array(text(length)).max(most, `has more than ${most} entries`).default([]);
const rows = <T extends z.ZodType>(row: T, most: number) => z.array(row).max(most, `has more than ${most} entries`);

/** A clarifying question that a good candidate asks, with the answer the interviewer gives. */
const expectedQuestionSchema = z.strictObject({
  id: idSchema,
  question: text(PROBLEM_LENGTHS.question),
  answer: text(PROBLEM_LENGTHS.answer),
});
/** What a part of a guide is about: the subject of a worksheet, or the drawn design. */
const guidePartSchema = z.enum([...WORKSHEET_KINDS, "design"]);
export type GuidePart = z.infer<typeof guidePartSchema>;

/** Help that can be revealed to the candidate; revealing is recorded as help given. */
const hintSchema = z.strictObject({
  id: idSchema,
  title: title(PROBLEM_LENGTHS.hintTitle),
  text: text(PROBLEM_LENGTHS.hintText),
  /** The step in which it helps; left out: in any. */
  part: guidePartSchema.optional(),
});
/** A question to steer the deep dive, with what a good answer touches. */
const followUpSchema = z.strictObject({
  id: idSchema,
  question: text(PROBLEM_LENGTHS.question),
  talkingPoints: z.array(text(400)).min(1, "needs at least one talking point").max(10, "has more than 10 entries"),
});
/** One deep dive: options with pros and cons. */
const deepDiveSchema = z.strictObject({
  id: idSchema,
  title: title(PROBLEM_LENGTHS.deepDiveTitle),
  options: z
    .array(
      z.strictObject({ name: text(PROBLEM_LENGTHS.optionName), pros: z.array(text(300)), cons: z.array(text(300)) }),
    )
    .min(1, "needs at least one option")
    .max(GUIDE_ROWS.options, `has more than ${GUIDE_ROWS.options} entries`),
});
/** One row of the estimate. `key` is its name in other rows' formulas; a row without one is a remark, not computed. */
const estimateSchema = z.strictObject({
  key: z
    .string()
    .max(PROBLEM_LENGTHS.estimateKey, `is longer than ${PROBLEM_LENGTHS.estimateKey} characters`)
    .regex(/^([a-z][a-z0-9_]*)?$/, "takes small letters, digits and underscores")
    .default(""),
  name: text(PROBLEM_LENGTHS.estimateName),
  formula: text(MAX_FORMULA_LENGTH),
  exact: text(PROBLEM_LENGTHS.estimateResult),
  said: text(PROBLEM_LENGTHS.estimateResult),
});
export type Estimate = z.infer<typeof estimateSchema>;
/** The requirements that the interviewer has in mind; the candidate finds them out by asking. */
const requirementsSchema = z.strictObject({
  functional: lines(300, 20),
  nonFunctional: lines(300, 20),
  outOfScope: lines(300, 20),
});
export type Requirements = z.infer<typeof requirementsSchema>;
const NO_REQUIREMENTS: Requirements = { functional: [], nonFunctional: [], outOfScope: [] };

/** The part of a problem that only owner and interviewers may read. */
export const guideSchema = z.strictObject({
  questions: rows(expectedQuestionSchema, GUIDE_ROWS.questions),
  requirements: requirementsSchema.default(NO_REQUIREMENTS),
  /** From gentle to strong. */
  hints: rows(hintSchema, GUIDE_ROWS.hints),
  followUps: rows(followUpSchema, GUIDE_ROWS.followUps),
  deepDives: rows(deepDiveSchema, GUIDE_ROWS.deepDives),
  estimates: rows(estimateSchema, GUIDE_ROWS.estimates),
  entities: lines(400, 30),
  endpoints: lines(400, 30),
  /** The reference design as an ordered walk through it, with the reasons. */
  referenceDesign: lines(600, 30),
  /** The reference design as a drawing. */
  design: designSchema.default(EMPTY_DESIGN),
  bottlenecks: lines(400, 20),
  levelTwoAnswer: optionalText(PROBLEM_LENGTHS.modelAnswer),
  levelFourAnswer: optionalText(PROBLEM_LENGTHS.modelAnswer),
});
export type Guide = z.infer<typeof guideSchema>;

export const EMPTY_GUIDE: Guide = {
  questions: [],
  requirements: NO_REQUIREMENTS,
  hints: [],
  followUps: [],
  deepDives: [],
  estimates: [],
  entities: [],
  endpoints: [],
  referenceDesign: [],
  design: EMPTY_DESIGN,
  bottlenecks: [],
  levelTwoAnswer: "",
  levelFourAnswer: "",
};

/** The experience that a problem expects of a candidate. */
export const senioritySchema = z.enum(["entry", "mid", "senior", "staff"]);
export type Seniority = z.infer<typeof senioritySchema>;

const heading = {
  title: title(PROBLEM_LENGTHS.title),
  /** One line for lists. */
  summary: text(PROBLEM_LENGTHS.summary),
  /** Search words, in small letters: "caching", "geo". */
  topics: z
    .array(text(30).toLowerCase())
    .max(8, "has more than 8 entries")
    .refine((topics) => new Set(topics).size === topics.length, "names a topic twice")
    .default([]),
  seniorities: z
    .array(senioritySchema)
    .max(4, "has more than 4 entries")
    .refine((levels) => new Set(levels).size === levels.length, "names a level twice")
    .default([]),
};

/** A problem's whole content: what an author saves, a version stores and a file holds. */
export const problemDraftSchema = z
  .strictObject({
    ...heading,
    /** What the candidate reads, paragraphs split by blank lines. */
    prompt: text(PROBLEM_LENGTHS.prompt),
    guide: guideSchema,
  })
  .superRefine(({ guide }, context) => {
    const report = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path: ["guide", ...path], message });
    for (const part of ["questions", "hints", "followUps", "deepDives"] as const) {
      const seen = new Set<string>();
      guide[part].forEach(({ id }, index) => {
        if (seen.has(id)) report([part, index, "id"], `is used twice: “${id}”`);
        seen.add(id);
      });
    }
    const questions = new Set(guide.questions.map(({ id }) => id));
    guide.followUps.forEach(({ id }, index) => {
      if (questions.has(id)) report(["followUps", index, "id"], `is already the id of a question: “${id}”`);
    });
    const keys = new Set<string>();
    guide.estimates.forEach(({ key }, index) => {
      if (key !== "" && keys.has(key)) report(["estimates", index, "key"], `is used twice: “${key}”`);
      keys.add(key);
    });
    for (const [index, fault] of estimateFaults(guide.estimates)) report(["estimates", index, "formula"], fault);
  });
export type ProblemDraft = z.infer<typeof problemDraftSchema>;

const identity = {
  id: idSchema,
  /** 1, 2, 3 …: raised by every change of the content. */
  version: z.number().int().positive(),
  builtIn: z.boolean(),
  clonedFrom: idSchema.nullable(),
  archived: z.boolean(),
};

/** A problem as lists show it, without prompt and guide. */
export const problemItemSchema = z.strictObject({ ...heading, ...identity });
export type ProblemItem = z.infer<typeof problemItemSchema>;

/** A whole problem, for interviewers. */
export const problemSchema = z.strictObject({ ...heading, ...identity, prompt: z.string(), guide: guideSchema });
export type Problem = z.infer<typeof problemSchema>;

/** A problem's content, without what the library adds. */
export function draftOfProblem({ title, summary, topics, seniorities, prompt, guide }: ProblemDraft): ProblemDraft {
  return { title, summary, topics, seniorities, prompt, guide };
}
