import { z } from "zod";
import { idSchema } from "../../lib/ids.js";
import { clipSchema, shareChoicesSchema } from "../../session-log/share.js";
import { secret, timestamp } from "./values.js";

const MAX_SHARE_DAYS = 365;

export const shareDraftSchema = z
  .strictObject({
    choices: shareChoicesSchema,
    /** null: the whole recording. */
    clip: clipSchema.nullable().default(null),
    /** The session's candidate may watch from their own page too, without the link. */
    forCandidate: z.boolean(),
    /** Days until it expires. */
    days: z.number().int().min(1).max(MAX_SHARE_DAYS),
  })
  .refine(({ clip, choices, forCandidate }) => clip === null || !(choices.feedback || choices.scores || forCandidate), {
    message: "a clip is shared by its link alone, without feedback or scores",
  });
export const shareSchema = z.object({
  id: idSchema,
  choices: shareChoicesSchema,
  clip: clipSchema.nullable(),
  forCandidate: z.boolean(),
  state: z.enum(["open", "expired", "revoked"]),
  createdAt: timestamp,
  expiresAt: timestamp,
  /** By how many accounts and browsers the link was opened, and when last. */
  openings: z.number().int(),
  openedAt: timestamp.nullable(),
});
export type Share = z.infer<typeof shareSchema>;
/** `path` holds the secret in its fragment and is shown once, at creation: `/watch#<id>.<secret>`. */
export const createdShareSchema = shareSchema.extend({ path: z.string() });

export const shareKeySchema = z.strictObject({ id: idSchema, secret });
/** What the page with "Watch" shows. `startedAt`, `endedAt`: of the interview, or of the clip. */
export const sharePreviewSchema = z.object({
  sessionTitle: z.string(),
  hostName: z.string(),
  choices: shareChoicesSchema,
  /** Title of the clip; null: the whole recording is shared. */
  clipTitle: z.string().nullable(),
  startedAt: timestamp,
  endedAt: timestamp,
  expiresAt: timestamp,
});
export const openedShareSchema = z.object({ shareId: idSchema });
/** `share` is null when nothing is shared with the candidate now. Of several, the one that expires last. */
export const foundShareSchema = z.object({
  share: z.object({ id: idSchema, choices: shareChoicesSchema, expiresAt: timestamp }).nullable(),
});
