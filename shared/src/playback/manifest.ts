import { z } from "zod";
import { idSchema } from "../lib/ids.js";
import { roleSchema } from "../session/role.js";
import { EVENT_KINDS, type EventKind, type ViewedEvent } from "../session-log/event-kinds.js";
import { shareChoicesSchema } from "../session-log/share.js";
import { playedTakeSchema } from "../sound/take.js";

/** Board updates in one chunk; only the last chunk may hold fewer. */
export const CHUNK_UPDATES = 500;

/** A whole board that playback may begin from. Addressed by `updates`, how many of the log's updates it contains. */
const keyframeSchema = z.object({ at: z.number(), updates: z.number().int() });

/** `from`, `to`: playback time of its first and last update. `bytes`: its uncompressed size. */
const chunkSchema = z.object({
  index: z.number().int(),
  from: z.number(),
  to: z.number(),
  updates: z.number().int(),
  bytes: z.number().int(),
});

const activitySchema = z.object({
  participantId: idSchema,
  bucketMs: z.number().int().positive(),
  /** Number of board updates and events by this person, per bucket of time from the start on. */
  counts: z.array(z.number().int()),
});

const eventKinds = Object.keys(EVENT_KINDS) as [EventKind, ...EventKind[]];
const eventSchema = z.object({
  revision: z.number().int(),
  at: z.number().int(),
  actor: z.string().nullable(),
  kind: z.enum(eventKinds),
  payload: z.record(z.string(), z.unknown()),
});

/**
 * What a player needs to know of a recording before it reads a byte of the board. Playback time is ms since `startAt`;
 * events carry epoch ms as they do live, everything under `board` carries playback time.
 *
 * `events` begin with the session's planning and hold all that the viewer may see now, including those after the end:
 * the fold starts from `emptyState` and needs no snapshot. Private events of others are absent, not hidden.
 * `live`: the interview is still running; `endAt` is then the server's time of the response, and the log goes on.
 * `shared`: the recording as its owner shared it, until `expiresAt` (epoch ms; null: an export). The viewer need not
 * be in the session: `participantId` is then the share's id and `role` is observer.
 * `shared.clipTitle`: only a clip is shared. `startAt` and `endAt` are then the clip's; from before it there are only
 * plan, people and clock, and the board's first update holds the board as it stood.
 */
export const manifestSchema = z.object({
  sessionId: idSchema,
  participantId: idSchema,
  role: roleSchema,
  startAt: z.number().int(),
  endAt: z.number().int(),
  live: z.boolean(),
  shared: z
    .object({
      choices: shareChoicesSchema,
      expiresAt: z.number().int().nullable(),
      clipTitle: z.string().nullable(),
    })
    .nullable(),
  participants: z.array(z.object({ id: idSchema, name: z.string(), role: roleSchema, color: z.string() })),
  events: z.array(eventSchema),
  board: z.object({
    /** Updates recorded so far. */
    updates: z.number().int(),
    keyframes: z.array(keyframeSchema),
    chunks: z.array(chunkSchema),
    /** Where new documents begin: the number of updates before each. Later updates build on none of them. */
    epochs: z.array(z.number().int()),
    /** Stretches of at least 10 s without any update, between start and end. */
    quiet: z.array(z.object({ from: z.number(), to: z.number() })),
    /** Damaged places: playback time, and how many updates are lost there. The rest plays. */
    damage: z.array(z.object({ at: z.number(), updates: z.number().int() })),
  }),
  activity: z.array(activitySchema),
  /** The takes of which this viewer may hear something. Records from before there was sound have none. */
  sound: z.array(playedTakeSchema).default([]),
});

type Parsed = z.infer<typeof manifestSchema>;
export type BoardKeyframe = Parsed["board"]["keyframes"][number];
export type BoardChunk = Parsed["board"]["chunks"][number];
export type PersonActivity = Parsed["activity"][number];
export type PlaybackPerson = Parsed["participants"][number];

/** The manifest with its events typed as live events are. */
export interface PlaybackManifest extends Omit<Parsed, "events"> {
  readonly events: readonly ViewedEvent[];
}

/** Length of the recording, in ms. */
export function durationOf({ startAt, endAt }: Pick<PlaybackManifest, "startAt" | "endAt">): number {
  return Math.max(0, endAt - startAt);
}

/** Types the events without checking payloads: our own server checked them when it appended them. */
export function typedManifest(parsed: Parsed): PlaybackManifest {
  return parsed as unknown as PlaybackManifest;
}
