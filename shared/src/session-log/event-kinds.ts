import { z } from "zod";
import { revealedCheckSchema } from "../checks/revealed-check.js";
import { idSchema } from "../lib/ids.js";
import { momentSchema } from "../lib/moment.js";
import { guideSchema } from "../problem/problem.js";
import { pinSchema } from "../scoring/evidence.js";
import { rubricSchema } from "../scoring/rubric.js";
import { markSchema, recommendationSchema, scoreSchema } from "../scoring/score.js";
import { roleSchema } from "../session/role.js";
import { noteTagSchema, planSchema, reportDraftSchema } from "../session/session.js";

/**
 * Who may see an event. `sealed`: its author alone, until both the author's and the viewer's scorecards
 * are submitted. `candidate`: interviewers and the candidate, not observers. `thread`: as the thread says in its
 * payload (`threadPayload`): interviewers, or the candidate too.
 */
export const audienceSchema = z.enum(["everyone", "candidate", "interviewers", "sealed", "thread"]);
export type Audience = z.infer<typeof audienceSchema>;

const nothing = z.strictObject({});
const person = z.strictObject({ participantId: idSchema });
/** Every fact about a thread repeats its audience, so that none can be seen by more people than the thread. */
const threadPayload = z.strictObject({ threadId: idSchema, withCandidate: z.boolean() });

/** Every kind of event there is: its audience and the shape of its payload. All past-tense facts. */
export const EVENT_KINDS = {
  "session.planned": { audience: "everyone", payload: planSchema },
  "guide.attached": {
    audience: "interviewers",
    payload: z.strictObject({
      prompt: z.string(),
      guide: guideSchema,
      /** One list a step, in the plan's order. */
      interviewerPrompts: z.array(z.array(z.string())),
      rubric: rubricSchema,
    }),
  },
  /** Carries the problem's prompt: nobody but interviewers reads it before the start. */
  "session.started": { audience: "everyone", payload: z.strictObject({ prompt: z.string() }) },
  "session.ended": { audience: "everyone", payload: nothing },
  "step.entered": { audience: "everyone", payload: z.strictObject({ stepIndex: z.number().int().min(0) }) },
  "step.extended": {
    audience: "everyone",
    payload: z.strictObject({ stepIndex: z.number().int().min(0), byMs: z.number().int().positive() }),
  },
  "timer.paused": { audience: "everyone", payload: nothing },
  "timer.resumed": { audience: "everyone", payload: nothing },
  /** The last change of step, budget or pause was taken back by whoever had made it. */
  "timer.undone": { audience: "everyone", payload: nothing },
  "participant.joined": {
    audience: "everyone",
    payload: person.extend({ name: z.string(), role: roleSchema, color: z.string() }),
  },
  "participant.arrived": { audience: "everyone", payload: person },
  "participant.left": { audience: "everyone", payload: person },
  "participant.removed": { audience: "everyone", payload: person },
  "consent.given": { audience: "everyone", payload: z.strictObject({ textVersion: z.string() }) },
  "consent.withdrawn": { audience: "everyone", payload: nothing },
  "device.requested": {
    audience: "interviewers",
    payload: z.strictObject({ requestId: idSchema, participantId: idSchema, device: z.string() }),
  },
  "device.admitted": { audience: "interviewers", payload: z.strictObject({ requestId: idSchema }) },
  "device.refused": { audience: "interviewers", payload: z.strictObject({ requestId: idSchema }) },
  "note.added": {
    audience: "interviewers",
    payload: z.strictObject({
      noteId: idSchema,
      text: z.string(),
      tag: noteTagSchema.nullable(),
      stepIndex: z.number().int().nullable(),
      /** When it was begun, where that is not when it was added. */
      at: momentSchema.optional(),
    }),
  },
  "note.edited": {
    audience: "interviewers",
    payload: z.strictObject({ noteId: idSchema, text: z.string(), tag: noteTagSchema.nullable() }),
  },
  "note.deleted": { audience: "interviewers", payload: z.strictObject({ noteId: idSchema }) },
  "question.marked": {
    audience: "interviewers",
    payload: z.strictObject({ itemId: idSchema, asked: z.boolean() }),
  },
  "hint.revealed": {
    audience: "everyone",
    payload: z.strictObject({ hintId: idSchema, title: z.string(), text: z.string() }),
  },
  /** Help given, like a hint. The words are the interviewer's client's, which sees the drawing. */
  "check.revealed": { audience: "everyone", payload: revealedCheckSchema },
  "score.set": { audience: "sealed", payload: scoreSchema },
  "scorecard.recommended": {
    audience: "sealed",
    payload: z.strictObject({ recommendation: recommendationSchema.nullable(), summary: z.string() }),
  },
  /** Said again with the same id it brings back what was unpinned. */
  "evidence.pinned": { audience: "sealed", payload: pinSchema },
  "evidence.unpinned": { audience: "sealed", payload: z.strictObject({ pinId: idSchema }) },
  "scorecard.submitted": { audience: "interviewers", payload: nothing },
  "chat.sent": { audience: "everyone", payload: z.strictObject({ messageId: idSchema, text: z.string() }) },
  "report.drafted": { audience: "interviewers", payload: reportDraftSchema },
  /** Holds exactly what the candidate may read, copied at the moment of publishing. */
  "report.published": {
    audience: "candidate",
    payload: z.strictObject({
      feedback: z.string(),
      scores: z
        .array(
          z.strictObject({ criterion: idSchema, title: z.string(), mark: markSchema, anchor: z.string().nullable() }),
        )
        .nullable(),
      board: z.boolean(),
    }),
  },
  "report.withdrawn": { audience: "candidate", payload: nothing },
  /**
   * The recording was shared with the candidate by a link of their own, or that link was withdrawn. One that merely
   * expires closes no conversation that it began.
   */
  "recording.shared": { audience: "candidate", payload: z.strictObject({ shareId: idSchema }) },
  "recording.unshared": { audience: "candidate", payload: z.strictObject({ shareId: idSchema }) },
  /** `at`: the moment it is about, epoch ms. The thread's first comment has the thread's id. */
  "thread.begun": { audience: "thread", payload: threadPayload.extend({ at: z.number().int(), text: z.string() }) },
  "thread.resolved": { audience: "thread", payload: threadPayload },
  "thread.reopened": { audience: "thread", payload: threadPayload },
  "comment.added": { audience: "thread", payload: threadPayload.extend({ commentId: idSchema, text: z.string() }) },
  "comment.edited": { audience: "thread", payload: threadPayload.extend({ commentId: idSchema, text: z.string() }) },
  "comment.deleted": { audience: "thread", payload: threadPayload.extend({ commentId: idSchema }) },
} as const satisfies Record<string, { audience: Audience; payload: z.ZodType }>;

export type EventKind = keyof typeof EVENT_KINDS;
export type PayloadOf<K extends EventKind> = z.infer<(typeof EVENT_KINDS)[K]["payload"]>;

/** A fact before it is appended: decided by the domain, not yet numbered or stamped. */
export type Fact = { [K in EventKind]: { readonly kind: K; readonly payload: PayloadOf<K> } }[EventKind];

/** A fact in the record. `actor` is a participant's id, or null when the server itself acted. */
export type SessionEvent = Fact & {
  /** 1, 2, 3 … within the session; never leaves the server but in the owner's export. */
  readonly seq: number;
  /** Server time, epoch ms; never decreases within a session. */
  readonly at: number;
  readonly actor: string | null;
};

/** An event as it travels: `revision` counts the events this viewer may see, so it has no holes to count. */
export type ViewedEvent = Fact & {
  readonly revision: number;
  readonly at: number;
  readonly actor: string | null;
};

export function audienceOf(kind: EventKind): Audience {
  return EVENT_KINDS[kind].audience;
}
