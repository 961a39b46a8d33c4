import { z } from "zod";
import { title } from "../lib/title.js";

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
