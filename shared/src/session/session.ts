import { z } from "zod";
import { givenIdSchema, idSchema, optionalText, text } from "../lib/ids.js";
import { dateSchema } from "../lib/moment.js";
import { worksheetKindSchema } from "../worksheets/worksheet.js";
import { branchPointSchema, DEFAULT_OPTIONS, planOptionsSchema, stepChoicesSchema } from "./plan-options.js";

/** planned: the lobby is open, the plan can be edited. live: the clock runs or is paused. ended: read-only. */
export const phaseSchema = z.enum(["planned", "live", "ended"]);
export type Phase = z.infer<typeof phaseSchema>;

/** A step as everybody sees it: the interviewer's prompts travel apart, in `guide.attached`. */
export const planStepSchema = z.strictObject({
  key: idSchema,
  title: z.string(),
  minutes: z.number().int().positive(),
  prompts: z.array(z.string()),
  /** Opened when the step is entered; absent in records made before there were worksheets. */
  worksheet: worksheetKindSchema.nullable().optional(),
});
export type PlanStep = z.infer<typeof planStepSchema>;

/** The plan as frozen into the record: what everybody may know before the start. */
export const planSchema = z.strictObject({
  title: z.string(),
  problemId: idSchema,
  problemTitle: z.string(),
  /** Which version of the problem was copied; absent in records made before problems had versions. */
  problemVersion: z.number().int().positive().optional(),
  frameworkId: idSchema,
  frameworkName: z.string(),
  steps: z.array(planStepSchema).min(1),
  /** Epoch ms, or null when no time was set. */
  scheduledAt: z.number().int().nullable(),
  /** IANA name the time was entered in, such as "Europe/Berlin". */
  timeZone: z.string().nullable(),
  /** Read with `optionsOf`: absent in records made before there were any. */
  options: planOptionsSchema.optional(),
  /** Only of a session that goes on from a second of another one. */
  branchedFrom: branchPointSchema.optional(),
});
export type Plan = z.infer<typeof planSchema>;

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** What the owner sets of a session. `scheduledAt` is an ISO instant; it needs a time zone beside it. */
export const sessionDraftSchema = z
  .strictObject({
    title: text(120),
    problemId: givenIdSchema,
    frameworkId: givenIdSchema,
    scheduledAt: dateSchema.nullable().default(null),
    timeZone: z.string().max(64).refine(isTimeZone, "is not a time zone").nullable().default(null),
    options: planOptionsSchema.default(DEFAULT_OPTIONS),
    steps: stepChoicesSchema.default(null),
  })
  .refine((draft) => draft.scheduledAt === null || draft.timeZone !== null, {
    path: ["timeZone"],
    message: "is needed beside a date and time",
  });
export type SessionDraft = z.infer<typeof sessionDraftSchema>;
/** As it is sent: what has a default may be missing. */
export type SessionDraftInput = z.input<typeof sessionDraftSchema>;

export const noteTagSchema = z.enum(["strength", "concern", "question"]);
export type NoteTag = z.infer<typeof noteTagSchema>;

export const CONSENT_TEXT_VERSION = "2026-11";

/** What the owner lets the candidate see after the interview. */
export const reportDraftSchema = z.strictObject({
  feedback: optionalText(20_000),
  includeScores: z.boolean(),
  includeBoard: z.boolean(),
});
export type ReportDraft = z.infer<typeof reportDraftSchema>;
