import { z } from "zod";
import { revealedCheckSchema } from "../checks/revealed-check.js";
import { givenIdSchema, optionalText, text } from "../lib/ids.js";
import { momentSchema, wholeNumber } from "../lib/moment.js";
import { pointedRowSchema, shapeIdSchema } from "../lib/pointed-at.js";
import { MAX_PIN_LABEL_LENGTH, MAX_PINNED_SHAPES } from "../scoring/evidence-limits.js";
import {
  MAX_EVIDENCE_LENGTH,
  MAX_REASON_LENGTH,
  MAX_SUMMARY_LENGTH,
  markSchema,
  recommendationSchema,
} from "../scoring/score.js";
import { MAX_COMMENT_LENGTH } from "../session/comment.js";
import {
  consentScopeSchema,
  MAX_CHAT_LENGTH,
  MAX_NOTE_LENGTH,
  noteTagSchema,
  reportDraftSchema,
} from "../session/session.js";
import type { ViewedEvent } from "../session-log/event-kinds.js";
import type { SessionState } from "../session-log/state.js";
import { MAX_LINE_LENGTH, wordsSourceSchema } from "../session-log/words/spoken-line.js";
import {
  type CallRoster,
  joinCallSchema,
  type ReceivedSignal,
  sendSignalSchema,
  showInCallSchema,
} from "./call-wire.js";
import type { ErrorBody } from "./errors.js";
import {
  all,
  drawers,
  ended,
  everyone,
  interviewers,
  live,
  marking,
  open,
  owner,
  planned,
  type Rule,
  scorers,
} from "./who-when.js";

/** Raised whenever an older client could misread this server. */
export const PROTOCOL_VERSION = 5;

const nothing = z.strictObject({});
const comment = z.strictObject({ threadId: givenIdSchema, commentId: givenIdSchema });
const commentText = text(MAX_COMMENT_LENGTH);
/** Shapes of the board and a row of a worksheet that evidence or a comment points at. */
const pointedAt = z.strictObject({
  shapeIds: z.array(shapeIdSchema).max(MAX_PINNED_SHAPES, `are more than ${MAX_PINNED_SHAPES} shapes`),
  label: optionalText(MAX_PIN_LABEL_LENGTH),
  row: pointedRowSchema.optional(),
});
const scoped = { scope: consentScopeSchema.default("board") };
const stepIndex = z.number().int().min(0).max(99);
/** The clock revision that the sender saw: a command that lost a race is a CONFLICT, not a skipped step. */
const racing = { expectedRevision: wholeNumber(0) };

/** A command: who may give it and when, and its payload. */
export interface Command<P extends z.ZodType = z.ZodType> extends Rule {
  readonly payload: P;
}

function command<P extends z.ZodType>(roles: Rule["roles"], phases: Rule["phases"], payload: P): Command<P> {
  return { roles, phases, payload };
}

/**
 * Every command of the session socket. The actor is the connection's participant.
 * Ids in payloads are made by the client so that a repeated command changes nothing the second time.
 */
export const COMMANDS = {
  "session.resync": command(everyone, all, nothing),
  "clock.sync": command(everyone, all, nothing),
  /** Joins the call, or joins it again. A second page of the same person takes the first one's place. */
  "call.join": command(everyone, all, joinCallSchema),
  "call.leave": command(everyone, all, nothing),
  /** Tells the others whether the sender is muted and has a picture. */
  "call.show": command(everyone, all, showInCallSchema),
  "call.signal": command(everyone, all, sendSignalSchema),
  "session.start": command(interviewers, planned, nothing),
  "session.end": command(interviewers, live, nothing),
  "step.enter": command(interviewers, live, z.strictObject({ stepIndex, ...racing })),
  "step.extend": command(
    interviewers,
    live,
    z.strictObject({ stepIndex, byMs: z.number().int().min(60_000).max(3_600_000), ...racing }),
  ),
  /** Takes off minutes that were added to a step and are not spent yet. */
  "step.shorten": command(
    interviewers,
    live,
    z.strictObject({ stepIndex, byMs: z.number().int().min(60_000).max(3_600_000), ...racing }),
  ),
  "timer.pause": command(interviewers, live, z.strictObject(racing)),
  "timer.resume": command(interviewers, live, z.strictObject(racing)),
  /** Takes back the clock's last change, if the sender made it. */
  "timer.undo": command(interviewers, live, z.strictObject(racing)),
  "note.add": command(
    interviewers,
    all,
    z.strictObject({
      noteId: givenIdSchema,
      text: text(MAX_NOTE_LENGTH),
      tag: noteTagSchema.nullable(),
      /** When the note was begun; now if left out. */
      at: momentSchema.optional(),
    }),
  ),
  "note.edit": command(
    interviewers,
    all,
    z.strictObject({ noteId: givenIdSchema, text: text(MAX_NOTE_LENGTH), tag: noteTagSchema.nullable() }),
  ),
  "note.delete": command(interviewers, all, z.strictObject({ noteId: givenIdSchema })),
  "question.mark": command(interviewers, live, z.strictObject({ itemId: givenIdSchema, asked: z.boolean() })),
  "hint.reveal": command(interviewers, live, z.strictObject({ hintId: givenIdSchema })),
  "hint.take": command(owner, live, nothing),
  "check.reveal": command(interviewers, live, revealedCheckSchema),
  "score.set": command(
    scorers,
    marking,
    z.strictObject({
      criterion: givenIdSchema,
      mark: markSchema.nullable(),
      evidence: optionalText(MAX_EVIDENCE_LENGTH),
    }),
  ),
  "evidence.pin": command(
    scorers,
    marking,
    pointedAt.extend({ pinId: givenIdSchema, criterion: givenIdSchema, at: momentSchema }),
  ),
  "evidence.unpin": command(scorers, marking, z.strictObject({ pinId: givenIdSchema })),
  "scorecard.recommend": command(
    scorers,
    marking,
    z.strictObject({
      recommendation: recommendationSchema.nullable(),
      summary: optionalText(MAX_SUMMARY_LENGTH),
    }),
  ),
  "scorecard.submit": command(scorers, marking, nothing),
  /** Opens the debrief although cards are missing; their scorers may then read, and later cards are not the panel's. */
  "debrief.open": command(owner, ended, z.strictObject({ reason: text(MAX_REASON_LENGTH) })),
  "debrief.remark": command(
    interviewers,
    ended,
    z.strictObject({ remarkId: givenIdSchema, criterion: givenIdSchema, text: text(MAX_COMMENT_LENGTH) }),
  ),
  "consensus.set": command(
    interviewers,
    ended,
    z.strictObject({ criterion: givenIdSchema, mark: markSchema.nullable(), reason: text(MAX_REASON_LENGTH) }),
  ),
  "decision.make": command(
    interviewers,
    ended,
    z.strictObject({ recommendation: recommendationSchema, reason: text(MAX_REASON_LENGTH) }),
  ),
  "shadow.seat": command(owner, all, z.strictObject({ participantId: givenIdSchema })),
  "chat.send": command(drawers, open, z.strictObject({ messageId: givenIdSchema, text: text(MAX_CHAT_LENGTH) })),
  /** A line that the sender has said, once their browser is sure of it; times are the server's. */
  "words.speak": command(
    drawers,
    marking,
    z.strictObject({
      lineId: givenIdSchema,
      text: text(MAX_LINE_LENGTH),
      from: momentSchema,
      to: momentSchema,
      source: wordsSourceSchema.exclude(["file"]),
    }),
  ),
  "words.correct": command(drawers, marking, z.strictObject({ lineId: givenIdSchema, text: text(MAX_LINE_LENGTH) })),
  /** Removes what a file brought of somebody's words. */
  "words.drop": command(drawers, ended, z.strictObject({ speakerId: givenIdSchema })),
  "consent.give": command(everyone, open, z.strictObject({ textVersion: z.string().min(1).max(20), ...scoped })),
  "consent.refuse": command(everyone, open, z.strictObject(scoped)),
  /** `erase`, of sound alone: what was recorded of the sender is deleted too. */
  "consent.withdraw": command(everyone, all, z.strictObject({ ...scoped, erase: z.boolean().default(false) })),
  "device.admit": command(owner, all, z.strictObject({ requestId: givenIdSchema })),
  "device.refuse": command(owner, all, z.strictObject({ requestId: givenIdSchema })),
  "participant.remove": command(owner, all, z.strictObject({ participantId: givenIdSchema })),
  "report.draft": command(owner, ended, reportDraftSchema),
  "report.publish": command(owner, ended, reportDraftSchema),
  "report.withdraw": command(owner, ended, nothing),
  /** Chooses the thread's readers once: nothing later widens it. A candidate's own thread is always `withCandidate`. */
  "thread.begin": command(
    drawers,
    ended,
    z.strictObject({
      threadId: givenIdSchema,
      at: momentSchema,
      text: commentText,
      withCandidate: z.boolean(),
      pointsAt: pointedAt.optional(),
    }),
  ),
  "thread.resolve": command(drawers, ended, z.strictObject({ threadId: givenIdSchema })),
  "thread.reopen": command(drawers, ended, z.strictObject({ threadId: givenIdSchema })),
  "comment.add": command(drawers, ended, comment.extend({ text: commentText })),
  "comment.edit": command(drawers, ended, comment.extend({ text: commentText })),
  "comment.delete": command(drawers, ended, comment),
  "training.ask": command(owner, ended, nothing),
  "training.release": command(drawers, ended, z.strictObject({ textVersion: z.string().min(1).max(20) })),
  /** A case made of the recording disappears at once. */
  "training.withdraw": command(drawers, ended, nothing),
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof COMMANDS;
export type CommandPayload<N extends CommandName> = z.input<(typeof COMMANDS)[N]["payload"]>;
/** The payload as the server has it, once it is parsed. */
export type ParsedPayload<N extends CommandName> = z.output<(typeof COMMANDS)[N]["payload"]>;

/** Commands that only read; the gateway answers them. */
type ReadingCommand = "session.resync" | "clock.sync";
/** Commands of the call, which is in no session log. */
export type CallCommand = Extract<CommandName, `call.${string}`>;
export type SessionCommand = Exclude<CommandName, ReadingCommand | CallCommand>;

/** Everything a screen needs to begin: the viewer's fold, who they are, and the server's time. */
export interface Snapshot {
  readonly protocol: number;
  readonly sessionId: string;
  readonly participantId: string;
  /** Server's epoch ms when the snapshot was made. */
  readonly serverNow: number;
  readonly state: SessionState;
}

interface Results {
  "session.resync": Snapshot;
  "clock.sync": { readonly serverNow: number };
}
/** Most commands return an empty result: their effect arrives as an event. */
export type CommandResult<N extends CommandName> = N extends keyof Results ? Results[N] : Record<string, never>;

export type Ack<N extends CommandName> =
  | { readonly ok: true; readonly result: CommandResult<N> }
  | { readonly ok: false; readonly error: ErrorBody };

/** socket.io's types, client -> server. */
export type ClientToServer = {
  [N in CommandName]: (payload: CommandPayload<N>, acknowledge: (ack: Ack<N>) => void) => void;
};

/** socket.io's types, server -> client. */
export interface ServerToClient {
  /** First message of a connection; sent again whenever the viewer may see more or less of the log than before. */
  snapshot: (snapshot: Snapshot) => void;
  /** `event.revision` is the last one + 1; on a gap send `session.resync`. */
  event: (event: ViewedEvent) => void;
  /** Who is in the call: when somebody connects while there is one, and upon each change. */
  call: (roster: CallRoster) => void;
  /** From another person in the call. */
  signal: (signal: ReceivedSignal) => void;
  /** The connection is over for good: access was revoked, the session deleted or the sign-in ended. */
  removed: (error: ErrorBody) => void;
}

/** What the client sends in socket.io's `auth` when it connects; only the cookie identifies the person. */
export const handshakeSchema = z.object({ sessionId: givenIdSchema, protocol: wholeNumber(0) });
