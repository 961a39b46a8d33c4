import { z } from "zod";
import { idSchema } from "../lib/ids.js";
import { momentSchema } from "../lib/moment.js";
import type { ClockSample } from "./clock-map.js";

/** What browsers record, and what a take's file is. */
export const SOUND_TYPE = "audio/webm";
/** How much sound a chunk usually holds, in ms. */
export const CHUNK_MS = 5_000;
/** A chunk of 5 s has about 20 KB; one that a busy page cut late is longer. */
export const MAX_CHUNK_BYTES = 512 * 1024;
/** Three hours of chunks, several times over: a take begins anew after a reload. */
export const MAX_CHUNKS = 10_000;
/** ms of sound that one chunk may hold: a page that was held up cuts late. */
const MAX_CHUNK_MS = 10 * 60_000;
/** Looks at the clocks in a chunk. Browsers look once a second; a chunk of which little got through has more. */
const MAX_SAMPLES = 120;
const LEAST_SAMPLES = 20;
const SAMPLES_A_SECOND = 2;
/** The longest take, in ms. */
export const MAX_MEDIA_MS = 24 * 60 * 60_000;

const mediaMs = z.coerce.number().int().min(0).max(MAX_MEDIA_MS);

/** "0:1900000000000,1000:1900000001003" -> ClockSample[] */
const clockSchema = z
  .string()
  .regex(/^\d{1,8}:\d{1,14}(,\d{1,8}:\d{1,14})*$/, "is no list of clock samples")
  .transform((list) =>
    list.split(",").map((pair): ClockSample => {
      const [media, server] = pair.split(":").map(Number);
      return { mediaMs: media ?? 0, serverMs: server ?? 0 };
    }),
  )
  .refine((samples) => samples.length <= MAX_SAMPLES, `has more than ${MAX_SAMPLES} samples`)
  .refine(
    (samples) => samples.every(({ serverMs }) => momentSchema.safeParse(serverMs).success),
    "has an impossible time",
  );

/** What a browser says of a chunk beside its bytes. */
export const chunkQuerySchema = z
  .strictObject({
    /** Of the body, in hex. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/, "is no SHA-256 in hex"),
    from: mediaMs,
    to: mediaMs,
    clock: clockSchema,
  })
  .refine(({ from, to }) => to > from && to - from <= MAX_CHUNK_MS, {
    path: ["to"],
    message: "is not after its start",
  })
  .refine(({ from, to, clock }) => clock.length <= LEAST_SAMPLES + ((to - from) / 1_000) * SAMPLES_A_SECOND, {
    path: ["clock"],
    message: "has far more samples than its sound has seconds",
  });
export type ChunkQuery = z.infer<typeof chunkQuerySchema>;

export function writeClock(samples: readonly ClockSample[]): string {
  return samples.map(({ mediaMs, serverMs }) => `${Math.round(mediaMs)}:${Math.round(serverMs)}`).join(",");
}

export const clockSampleSchema = z.object({ mediaMs: z.number(), serverMs: z.number() });
const pieceSchema = z.object({
  mediaFrom: z.number(),
  mediaTo: z.number(),
  serverFrom: z.number(),
  serverTo: z.number(),
});

/** What is known of a take's file. */
export const takeFileSchema = z.object({
  bytes: z.number().int(),
  durationMs: z.number(),
  /** Of the file, in hex. */
  sha256: z.string(),
  /** ClockMap: where the file's sound lies in server time. */
  map: z.array(pieceSchema),
});
export type TakeFile = z.infer<typeof takeFileSchema>;

/**
 * A take as far as its viewer hears it: `map` has playback times, ms since the interview's start, as `serverFrom` and
 * `serverTo`; `durationMs` is the media time at which the last sound ends.
 */
export const playedTakeSchema = z.object({
  id: idSchema,
  participantId: idSchema,
  durationMs: z.number(),
  map: z.array(pieceSchema),
});
export type PlayedTake = z.infer<typeof playedTakeSchema>;
