import { z } from "zod";
import { idSchema, optionalText } from "../../lib/ids.js";
import { wholeNumber } from "../../lib/moment.js";
import { problemDraftSchema } from "../../problem/problem.js";
import { recommendationSchema } from "../../scoring/score.js";
import { frameworkSchema } from "../../session/framework.js";
import { phaseSchema } from "../../session/phase.js";
import { planOptionsSchema, sessionModeSchema, stepChoiceSchema } from "../../session/plan-options.js";
import { invitedRoleSchema, roleSchema } from "../../session/role.js";
import { sessionDraftSchema, timeZoneSchema } from "../../session/session.js";
import { timestamp } from "./values.js";

/** What came of an interview, as far as the caller may see it. */
const outcomeSchema = z.object({
  /** The caller's own scorecard; null for people who do not score. */
  card: z.enum(["open", "in"]).nullable(),
  /** Of the submitted cards that the caller may read, their own first. */
  recommendations: z.array(recommendationSchema),
  /** Whether the candidate has the feedback; null in practice, which has no candidate. */
  feedbackShared: z.boolean().nullable(),
  /** When the owner's feedback is due, until it is shared; null for everybody else. */
  feedbackDueAt: timestamp.nullable(),
  /** Open comment threads in which somebody else wrote last. */
  unanswered: z.number().int(),
});
export type SessionOutcome = z.infer<typeof outcomeSchema>;

/** What came to an ended session: its end, feedback, a submitted scorecard, a comment. */
export const NEWS_KINDS = ["ended", "feedback", "scorecard", "comment"] as const;
export type NewsKind = (typeof NEWS_KINDS)[number];

/** A session in a list. */
export const sessionItemSchema = z.object({
  id: idSchema,
  title: z.string(),
  phase: phaseSchema,
  role: roleSchema,
  problemId: idSchema,
  problemTitle: z.string(),
  frameworkId: idSchema,
  frameworkName: z.string(),
  /** Whose interview it is: who joined as candidate, before that who was named in the plan; null when nobody was. */
  candidate: z.string().nullable(),
  /** Whether a candidate joined on this server. Of an imported session and the demo only their name is here. */
  candidateJoined: z.boolean(),
  /** `budgetMs` holds extensions. */
  steps: z.array(z.object({ title: z.string(), budgetMs: z.number(), spentMs: z.number() })),
  /** While the interview runs: its time without pauses so far, in ms. */
  running: z.object({ paused: z.boolean(), ranMs: z.number() }).nullable(),
  /** null until the end, and for observers. */
  outcome: outcomeSchema.nullable(),
  /** What others added, and the caller has not seen yet; empty where nobody asked for a list. */
  unread: z.array(z.enum(NEWS_KINDS)),
  scheduledAt: timestamp.nullable(),
  timeZone: z.string().nullable(),
  startedAt: timestamp.nullable(),
  endedAt: timestamp.nullable(),
  createdAt: timestamp,
  /** When it was imported from a file; null for a session that took place here. */
  importedAt: timestamp.nullable(),
  mode: sessionModeSchema,
  /** The recording that this retry begins in, and at which ms; also null once that session is deleted. */
  branchedFrom: z.object({ sessionId: idSchema, at: z.number().int() }).nullable(),
});
export type SessionItem = z.infer<typeof sessionItemSchema>;

/**
 * `soundDeletedAt` (epoch ms): the archive's sound was to be deleted then, so none of it was kept; null: all was kept.
 */
export const importedSessionSchema = sessionItemSchema.extend({ soundDeletedAt: z.number().int().nullable() });
export type ImportedSessionItem = z.infer<typeof importedSessionSchema>;

/** `phase` filters, `q` searches candidate, title and problem, `cursor` is the last page's `nextCursor`. */
export const sessionQuerySchema = z.strictObject({
  phase: phaseSchema.optional(),
  q: optionalText(120).optional(),
  cursor: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
/** How far an import is. `before`: how many imports come first while it waits. `share`: of the step, 0 to 1. */
const importProgressSchema = z.object({
  step: z.enum(["sending", "waiting", "checking", "keeping"]),
  before: z.number().int(),
  share: z.number(),
});
export type ImportProgress = z.infer<typeof importProgressSchema>;
/** null while no import is running. */
export const importStateSchema = z.object({ progress: importProgressSchema.nullable() });

/** Without `share` the owner's full page; with it what a shared recording holds, plus the chosen optional parts. */
export const playerQuerySchema = z.strictObject({
  share: z.stringbool().default(false),
  feedback: z.stringbool().default(false),
  scores: z.stringbool().default(false),
  chat: z.stringbool().default(false),
  sound: z.stringbool().default(false),
});
/** `zone`: the reader's time zone, for the times in the report. */
export const reportQuerySchema = z.strictObject({ zone: timeZoneSchema.default("UTC") });
/** `share`: as a share that includes sound hears it. */
export const soundSizeQuerySchema = z.strictObject({ share: z.stringbool().default(false) });
/** `bytes` is an estimate where parts are cut out. `isWaiting`: more of it is still being prepared. */
export const soundSizeSchema = z.object({ files: z.number().int(), bytes: z.number().int(), isWaiting: z.boolean() });
export type SoundSize = z.infer<typeof soundSizeSchema>;
export const sessionPageSchema = z.object({ items: z.array(sessionItemSchema), nextCursor: idSchema.nullable() });
export const sessionEditSchema = sessionDraftSchema;

/** Hours until a link expires. */
const linkHours = z
  .number()
  .int()
  .min(1)
  .max(24 * 90)
  .default(24 * 7);
export const inviteDraftSchema = z.strictObject({ role: invitedRoleSchema, hours: linkHours });
export const returnLinkDraftSchema = z.strictObject({ hours: linkHours });
const inviteSchema = z.object({
  id: idSchema,
  role: invitedRoleSchema,
  state: z.enum(["open", "used", "expired", "revoked"]),
  createdAt: timestamp,
  expiresAt: timestamp,
  uses: z.number().int(),
  /** null: unlimited (observers, co-interviewers). */
  maxUses: z.number().int().nullable(),
  /** Names of the people who joined or came back by this link. */
  usedBy: z.array(z.string()),
  /** The participant as whom its user comes back; null: everybody who joins by it is a new participant. */
  returning: z.object({ id: idSchema, name: z.string() }).nullable(),
});
export type Invite = z.infer<typeof inviteSchema>;
/** A participant who joined by a link and was not removed: the owner can make them a link to come back by. */
const invitedPersonSchema = z.object({ id: idSchema, name: z.string(), role: invitedRoleSchema });
export type InvitedPerson = z.infer<typeof invitedPersonSchema>;
/** A session's invites, newest first, and the people who joined by any of them. */
export const invitesSchema = z.object({ items: z.array(inviteSchema), people: z.array(invitedPersonSchema) });
/** `path` holds the secret in its fragment and is shown once, at creation: `/join#<id>.<secret>`. */
export const createdInviteSchema = inviteSchema.extend({ path: z.string() });

/** Who the caller is in one session, for the page that decides what to show. */
export const membershipSchema = z.object({
  sessionId: idSchema,
  participantId: idSchema,
  role: roleSchema,
  item: sessionItemSchema,
  /** The plan's choices among the options and the framework's steps. */
  plan: z.object({
    options: planOptionsSchema,
    steps: z.array(stepChoiceSchema),
    candidateName: z.string(),
    meetingUrl: z.string(),
  }),
  /** The rubric that the session is scored with: its own copy's id and name. null for all but the owner. */
  rubric: z.object({ id: idSchema, name: z.string() }).nullable(),
  /** The session's own copy of its framework, without the interviewer's prompts. null for all but the owner. */
  framework: frameworkSchema.nullable(),
  /** The version of what stands in calendars. */
  calendarSequence: z.number().int(),
});

/** Where in a recording the retry begins, in ms since the recording's start. */
export const branchDraftSchema = z.strictObject({ at: wholeNumber(0) });
/** One of the caller's own retries of a recording. */
export const sessionBranchSchema = z.object({
  id: idSchema,
  title: z.string(),
  phase: phaseSchema,
  at: z.number().int(),
  createdAt: timestamp,
});
export type SessionBranch = z.infer<typeof sessionBranchSchema>;

/** A change of a problem. `expectedVersion`: the version that was edited, so that two windows overwrite nothing. */
export const problemEditSchema = z.strictObject({
  expectedVersion: wholeNumber(1),
  draft: problemDraftSchema,
});
export const problemArchiveSchema = z.strictObject({ archived: z.boolean() });
/** One entry of a problem's history. `savedAt`: epoch ms. */
export const problemVersionSchema = z.strictObject({
  version: z.number().int().positive(),
  title: z.string(),
  savedAt: z.number().int(),
});
