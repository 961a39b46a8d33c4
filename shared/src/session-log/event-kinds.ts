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
 * Who may see an event. `sealed`: only its author, until both the author's and the viewer's scorecards are
 * submitted. `candidate`: interviewers and the candidate, not observers. `thread`: interviewers, and the candidate if
 * the payload's `withCandidate` says so (`threadPayload`).
 */
export const audienceSchema = z.enum(["everyone", "candidate", "interviewers", "sealed", "thread"]);
export type Audience = z.infer<typeof audienceSchema>;

const nothing = z.strictObject({});
const person = z.strictObject({ participantId: idSchema });
/** Every event of a thread repeats the thread's audience, so that no event reaches more people than the thread. */
const threadPayload = z.strictObject({ threadId: idSchema, withCandidate: z.boolean() });

/** Every kind of event, with its audience and the shape of its payload. Names are facts in the past tense. */
export const EVENT_KINDS = {
  "session.planned": { audience: "everyone", payload: planSchema },
  "guide.attached": {
    audience: "interviewers",
    payload: z.strictObject({
      prompt: z.string(),
      guide: guideSchema,
      /** One list for each step, in the plan's order. */
      interviewerPrompts: z.array(z.array(z.string())),
      rubric: rubricSchema,
    }),
  },
  /** Carries the problem's prompt, which only interviewers may read before the start. */
  "session.started": { audience: "everyone", payload: z.strictObject({ prompt: z.string() }) },
  "session.ended": { audience: "everyone", payload: nothing },
  "step.entered": { audience: "everyone", payload: z.strictObject({ stepIndex: z.number().int().min(0) }) },
  "step.extended": {
    audience: "everyone",
    payload: z.strictObject({ stepIndex: z.number().int().min(0), byMs: z.number().int().positive() }),
  },
  "timer.paused": { audience: "everyone", payload: nothing },
  "timer.resumed": { audience: "everyone", payload: nothing },
  /** The person who made the last change of step, budget or pause took it back. */
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
      /** When the note was begun, if that is not when it was added. */
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
  /** Help given, like a hint. The interviewer's client, which has the drawing, writes the words. */
  "check.revealed": { audience: "everyone", payload: revealedCheckSchema },
  "score.set": { audience: "sealed", payload: scoreSchema },
  "scorecard.recommended": {
    audience: "sealed",
    payload: z.strictObject({ recommendation: recommendationSchema.nullable(), summary: z.string() }),
  },
  /** A second event with the same id brings back a pin that was removed. */
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
   * The owner shared the recording with the candidate, or withdrew that share. There is no event when a share expires:
   * the conversation about it stays open.
   */
  "recording.shared": { audience: "candidate", payload: z.strictObject({ shareId: idSchema }) },
  "recording.unshared": { audience: "candidate", payload: z.strictObject({ shareId: idSchema }) },
  /** `at`: the moment that the thread is about, epoch ms. The thread's first comment has the thread's id. */
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

/** A fact in the session log. `actor` is a participant's id, or null when the server itself acted. */
export type SessionEvent = Fact & {
  /** 1, 2, 3 … within the session; leaves the server only in the owner's export. */
  readonly seq: number;
  /** Server time, epoch ms; never decreases within a session. */
  readonly at: number;
  readonly actor: string | null;
};

/** An event as it is sent: `revision` counts the events that this viewer may see, so a gap betrays no private event. */
export type ViewedEvent = Fact & {
  readonly revision: number;
  readonly at: number;
  readonly actor: string | null;
};

export function audienceOf(kind: EventKind): Audience {
  return EVENT_KINDS[kind].audience;
}
