import { z } from "zod";
import { givenIdSchema, idSchema, optionalText } from "../lib/ids.js";
import { dateSchema } from "../lib/moment.js";
import { MAX_PERSON_NAME_LENGTH, optionalPersonName } from "../lib/person-name.js";
import { title } from "../lib/title.js";
import { worksheetKindSchema } from "../worksheets/worksheet.js";
import { branchPointSchema, DEFAULT_OPTIONS, planOptionsSchema, stepChoicesSchema } from "./plan-options.js";

/** A step as everybody sees it: `guide.attached` carries the interviewers' prompts. */
const planStepSchema = z.strictObject({
  key: idSchema,
  title: z.string(),
  minutes: z.number().int().positive(),
  prompts: z.array(z.string()),
  /** Opens when the step is entered; absent in logs from before there were worksheets. */
  worksheet: worksheetKindSchema.nullable().optional(),
});

/** The plan as copied into the session log: what everybody may know before the start. */
export const planSchema = z.strictObject({
  title: z.string(),
  problemId: idSchema,
  problemTitle: z.string(),
  /** The version of the problem that was copied; absent in logs from before problems had versions. */
  problemVersion: z.number().int().positive().optional(),
  frameworkId: idSchema,
  frameworkName: z.string(),
  steps: z.array(planStepSchema).min(1),
  /** Epoch ms, or null when no time was set. */
  scheduledAt: z.number().int().nullable(),
  /** IANA name of the zone in which the time was entered, such as "Europe/Berlin". */
  timeZone: z.string().nullable(),
  /** Whom the session is planned for; absent when nobody was named. No share holds it. */
  candidateName: z.string().optional(),
  /** Where people see and hear each other; absent without one. No share holds it. */
  meetingUrl: z.string().optional(),
  /** How often time, length or meeting link have changed: the SEQUENCE of calendar files. Absent: never. */
  calendarSequence: z.number().int().positive().optional(),
  /** Read it with `optionsOf`: absent in logs from before there were options. */
  options: planOptionsSchema.optional(),
  /** Only in retries. */
  branchedFrom: branchPointSchema.optional(),
});
export type Plan = z.infer<typeof planSchema>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const timeZoneSchema = z.string().max(64).refine(isTimeZone, "is not a time zone");

/** In UTF-16 code units, as every length here. */
export const MAX_SESSION_TITLE_LENGTH = 120;
export const MAX_NOTE_LENGTH = 4000;
export const MAX_CHAT_LENGTH = 2000;
/** Of a report's feedback to the candidate. */
export const MAX_FEEDBACK_LENGTH = 20_000;

export const MAX_MEETING_URL_LENGTH = 500;

/**
 * A host, and no name or password before it. No character that does not show: it would turn the address around, or end
 * a line of the mail or calendar file that the link stands in.
 */
const HTTPS_LINK = /^https:\/\/[^\s/?#@\\\p{Cc}\p{Cf}]+(?:[/?#][^\s\p{Cc}\p{Cf}]*)?$/iu;

/** A meeting's https address, or "" for none. */
export const meetingUrlSchema = optionalText(MAX_MEETING_URL_LENGTH).refine(
  (url) => url === "" || HTTPS_LINK.test(url),
  "is not a link that begins with https://",
);

/** The owner's settings for a session. `scheduledAt` is an ISO instant and requires `timeZone`. */
export const sessionDraftSchema = z
  .strictObject({
    title: title(MAX_SESSION_TITLE_LENGTH),
    problemId: givenIdSchema,
    frameworkId: givenIdSchema,
    scheduledAt: dateSchema.nullable().default(null),
    timeZone: timeZoneSchema.nullable().default(null),
    options: planOptionsSchema.default(DEFAULT_OPTIONS),
    steps: stepChoicesSchema.default(null),
    /** null: the one that the session already has; for a new session the built-in one. */
    rubricId: givenIdSchema.nullable().default(null),
    candidateName: optionalPersonName(MAX_PERSON_NAME_LENGTH).default(""),
    meetingUrl: meetingUrlSchema.default(""),
  })
  .refine((draft) => draft.scheduledAt === null || draft.timeZone !== null, {
    path: ["timeZone"],
    message: "is needed beside a date and time",
  });
export type SessionDraft = z.infer<typeof sessionDraftSchema>;
/** A draft as clients send it: fields with a default may be missing. */
export type SessionDraftInput = z.input<typeof sessionDraftSchema>;

export const noteTagSchema = z.enum(["strength", "concern", "question"]);
export type NoteTag = z.infer<typeof noteTagSchema>;

/** Raised whenever the text that people agree to changes. */
export const CONSENT_TEXT_VERSION = "2027-05";

/** What somebody agrees to: `board` is everything but sound, and without it an interview does not start. */
export const consentScopeSchema = z.enum(["board", "sound"]);
export type ConsentScope = z.infer<typeof consentScopeSchema>;

/** What the owner chose to show to the candidate after the interview. */
export const reportDraftSchema = z.strictObject({
  feedback: optionalText(MAX_FEEDBACK_LENGTH),
  includeScores: z.boolean(),
  /** In older records: see `reportSchema`. */
  includeBoard: z.boolean().optional(),
});
export type ReportDraft = z.infer<typeof reportDraftSchema>;
