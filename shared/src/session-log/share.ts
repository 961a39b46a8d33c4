import { z } from "zod";
import { title } from "../lib/title.js";
import { definitionOf, type PayloadOf, type SessionEvent } from "./event-kinds.js";
import type { SessionState } from "./state.js";

/** The optional parts of a shared recording. Board, worksheets, steps, timer, people and revealed hints always come. */
export const shareChoicesSchema = z.strictObject({
  /** The published feedback, as it is when the recording is watched. */
  feedback: z.boolean(),
  /** The marks that were published with the feedback; scorecards themselves are never shared. */
  scores: z.boolean(),
  chat: z.boolean(),
  /** What people said, as far as `audibleTo` lets a share hear it. Shares from before there was sound have none. */
  sound: z.boolean().default(false),
});
export type ShareChoices = z.infer<typeof shareChoicesSchema>;

export const MAX_CLIP_TITLE_LENGTH = 120;
/** Shorter clips show nothing. */
export const MIN_CLIP_MS = 1_000;

/** A part of a recording that is shared alone. Times are ms since the interview's start. */
export const clipSchema = z
  .strictObject({
    title: title(MAX_CLIP_TITLE_LENGTH),
    fromMs: z.number().int().min(0),
    toMs: z.number().int(),
  })
  .refine(({ fromMs, toMs }) => toMs - fromMs >= MIN_CLIP_MS, { message: "ends less than a second after its start" });
export type Clip = z.infer<typeof clipSchema>;

/**
 * A clip with its place in the board's log, which grows no more: `first` updates come before it, and its own end at
 * the `end`th.
 */
export const placedClipSchema = z.object({ clip: clipSchema, first: z.number().int(), end: z.number().int() });
export type PlacedClip = z.infer<typeof placedClipSchema>;

/** The viewer of a shared recording, or of one clip of it, who has no rights of a participant. */
export interface ShareViewer {
  readonly share: ShareChoices;
  /** null: the whole recording. */
  readonly clip: Pick<Clip, "fromMs" | "toMs"> | null;
}

/**
 * Whether a recording shared like this holds an event. It never holds a replaced or withdrawn report; a clip holds no
 * report, and of what was before its start only the plan, the people and the clock.
 */
export function isShared(
  { kind, at }: Pick<SessionEvent, "kind"> & { readonly at?: number },
  { share: choices, clip }: ShareViewer,
  { clock, report }: SessionState,
): boolean {
  const part = definitionOf(kind).shared;
  if (part === undefined || at === undefined) return false;
  if (part === "report")
    return clip === null && (choices.feedback || choices.scores) && report !== null && report.at === at;
  const { startedAt, endedAt } = clock;
  if (startedAt === null || endedAt === null || at > endedAt) return false;
  if (clip !== null && at > startedAt + clip.toMs) return false;
  if (clip !== null && at < startedAt + clip.fromMs) return part === "frame";
  return part !== "chat" || choices.chat;
}

/**
 * The events as they are shared: of a report only the chosen parts, of the plan only the version at the start, without
 * what only the people of the session need: meeting link, whom it was planned for, and how often it was moved.
 */
export function asShared(events: readonly SessionEvent[], choices: ShareChoices): SessionEvent[] {
  const planned = events.findLastIndex(({ kind }) => kind === "session.planned");
  return events
    .filter(({ kind }, index) => kind !== "session.planned" || index === planned)
    .map((event) => {
      if (event.kind === "session.planned") return { ...event, payload: withoutPeople(event.payload) };
      return event.kind === "report.published" ? { ...event, payload: chosen(event.payload, choices) } : event;
    });
}

type PlanPayload = PayloadOf<"session.planned">;

function withoutPeople({ meetingUrl: _link, candidateName: _name, calendarSequence: _times, ...plan }: PlanPayload) {
  return plan;
}

function chosen({ feedback, scores, board }: PayloadOf<"report.published">, choices: ShareChoices) {
  return { feedback: choices.feedback ? feedback : "", scores: choices.scores ? scores : null, board };
}
