import { z } from "zod";
import { idSchema } from "../lib/ids.js";
import { worksheetKindSchema } from "../worksheets/worksheet.js";
import { type CallKind, callKindSchema } from "./call.js";
import { MAX_STEP_MINUTES, MAX_STEPS } from "./framework.js";

/** interview: with an interviewer. practice: the owner alone, with the guide closed until the end. */
export const sessionModeSchema = z.enum(["interview", "practice"]);
export type SessionMode = z.infer<typeof sessionModeSchema>;

/** Ten years. */
export const MAX_SOUND_DAYS = 3650;

export const MAX_FEEDBACK_DAYS = 30;
/** For plans that do not say. */
export const DEFAULT_FEEDBACK_DAYS = 2;
const DAY_MS = 86_400_000;

/** What the owner switches on or off for one session. */
export const planOptionsSchema = z.strictObject({
  mode: sessionModeSchema.default("interview"),
  /** Hints of the guide may be shown to the candidate. */
  hints: z.boolean().default(true),
  /** The candidate sees the pattern library and the reference card; interviewers always do. */
  patterns: z.boolean().default(false),
  /** The design checks run: for interviewers, and in a practice session for the owner. */
  checks: z.boolean().default(true),
  // From here on absent in plans from before there was such an option, which must read back as they were written: with a
  // default they would fold to another state than the one whose hash is in their record.
  /** What people say is recorded too, of each who agrees to it; absent: no. */
  recordSound: z.boolean().optional(),
  /** What people say may be written down too, by their own browser or from a file. Read it with `keepsWords`. */
  words: z.boolean().optional(),
  /** Days after the end on which the recorded sound is deleted; null or absent: it stays as long as the session. */
  soundDays: z.number().int().min(1).max(MAX_SOUND_DAYS).nullable().optional(),
  /** Whether people hear, or hear and see, each other in Casement. Read it with `callOf`. */
  call: callKindSchema.optional(),
  /**
   * Each interviewer's notes and report draft are sealed from the other interviewers like their marks. Absent: no.
   */
  sealNotes: z.boolean().optional(),
  /** Days after the end on which the candidate's feedback is due; null: never. Read it with `feedbackDueAt`. */
  feedbackDays: z.number().int().min(1).max(MAX_FEEDBACK_DAYS).nullable().optional(),
});
export type PlanOptions = z.infer<typeof planOptionsSchema>;

/** The options of a plan without any, such as one from before there were options. */
export const DEFAULT_OPTIONS: PlanOptions = planOptionsSchema.parse({});

/** The options of any plan, also of an old one without options. */
export function optionsOf(plan: { readonly options?: PlanOptions | undefined } | null): PlanOptions {
  return plan?.options ?? DEFAULT_OPTIONS;
}

/** Whether what people say may be written down: only where their sound is recorded, with the same consent. */
export function keepsWords(plan: { readonly options?: PlanOptions | undefined } | null): boolean {
  const { recordSound, words } = optionsOf(plan);
  return recordSound === true && words === true;
}

/** With which a new session's form begins. */
export const NEW_OPTIONS: PlanOptions = { ...DEFAULT_OPTIONS, call: "sound", sealNotes: true };

/** Whether interviewers keep notes and report drafts from each other until their scorecards are in. */
export function sealsNotes(plan: { readonly options?: PlanOptions | undefined } | null): boolean {
  const { mode, sealNotes } = optionsOf(plan);
  return mode === "interview" && sealNotes === true;
}

/** When the candidate's feedback is due, epoch ms; null: it is not, as in a practice. */
export function feedbackDueAt(
  { mode, feedbackDays = DEFAULT_FEEDBACK_DAYS }: Pick<PlanOptions, "mode" | "feedbackDays">,
  endedAt: number | null,
): number | null {
  return mode === "practice" || feedbackDays === null || endedAt === null ? null : endedAt + feedbackDays * DAY_MS;
}

/** The call of any plan; whoever practises has nobody to talk to. */
export function callOf(plan: { readonly options?: PlanOptions | undefined } | null): CallKind {
  const { mode, call } = optionsOf(plan);
  return mode === "practice" ? "off" : (call ?? "off");
}

/** A session's choice for one step of the framework. Without `worksheet` the step keeps the framework's worksheet. */
export const stepChoiceSchema = z.strictObject({
  key: idSchema,
  minutes: z.number().int().min(1).max(MAX_STEP_MINUTES),
  worksheet: worksheetKindSchema.nullable().optional(),
});
export type StepChoice = z.infer<typeof stepChoiceSchema>;

/** The steps that a session has, in the framework's order; null: all of them, as the framework defines them. */
export const stepChoicesSchema = z
  .array(stepChoiceSchema)
  .min(1, "needs at least one step")
  .max(MAX_STEPS)
  .refine((steps) => new Set(steps.map(({ key }) => key)).size === steps.length, "names a step twice")
  .nullable();

/** Where a retry begins: a second of another session's recording. */
export const branchPointSchema = z.strictObject({
  sessionId: idSchema,
  /** ms since the start of that recording. */
  at: z.number().int().min(0),
  /** The step that ran then; the clock of the branch starts in it. */
  stepIndex: z.number().int().min(0),
  /** For each step, the time already spent of its budget, and the time added to that budget, in ms. */
  spentMs: z.array(z.number().int().min(0)),
  extendedMs: z.array(z.number().int().min(0)),
});
