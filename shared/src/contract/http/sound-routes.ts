import { z } from "zod";
import { idSchema } from "../../lib/ids.js";
import { chunkQuerySchema, SOUND_TYPE } from "../../sound/take.js";
import { VTT_TYPE } from "../../sound/vtt.js";
import type { Route } from "./route.js";

/** Recorded sound. */
export const soundRoutes = {
  storeChunk: {
    method: "PUT",
    path: "/sessions/:id/takes/:takeId/chunks/:chunk",
    summary:
      "Keep a chunk of one's own sound: acknowledged once it is on the disk; the same chunk again changes nothing",
    access: "sound.send",
    bodyTypes: [SOUND_TYPE],
    query: chunkQuerySchema,
  },
  importWords: {
    method: "POST",
    path: "/sessions/:id/words/:speakerId",
    summary: "Bring somebody's words from a WebVTT file: one's own, or as the host those of another person",
    access: "words.import",
    bodyTypes: [VTT_TYPE],
    query: z.strictObject({
      /** The take at whose beginning the file begins; left out: it begins with the interview. */
      onto: idSchema.optional(),
      /** Whose words of the file, if it has several voices. */
      voice: z.string().max(200).optional(),
      /** May take the place of what an earlier file brought. */
      replaces: z.enum(["yes", "no"]).default("no"),
    }),
    response: z.object({ kept: z.number(), leftOut: z.number() }),
  },
  findRemovedSound: {
    method: "GET",
    path: "/sessions/:id/removed-sound",
    summary: "Whether sound of one's own is still kept in a session that one was removed from",
    access: "removed",
    response: z.object({ kept: z.boolean() }),
  },
  eraseRemovedSound: {
    method: "DELETE",
    path: "/sessions/:id/removed-sound",
    summary: "Delete what was recorded of one's own sound in a session that one was removed from",
    access: "removed",
  },
  readTake: {
    method: "GET",
    path: "/sessions/:id/takes/:takeId",
    summary: "A take as one WebM file, with silence where the caller may not hear it; in ranges if asked for",
    access: "playback.read",
    contentType: SOUND_TYPE,
  },
  readLoudness: {
    method: "GET",
    path: "/sessions/:id/takes/:takeId/loudness",
    summary: "How loud a take is and where somebody speaks, as shared/src/sound/loudness-codec.ts has it",
    access: "playback.read",
    contentType: "application/octet-stream",
  },
  readSharedTake: {
    method: "GET",
    path: "/shares/:shareId/takes/:takeId",
    summary: "A take of the shared recording, as readTake has it",
    access: "share",
    contentType: SOUND_TYPE,
  },
  readSharedLoudness: {
    method: "GET",
    path: "/shares/:shareId/takes/:takeId/loudness",
    summary: "The loudness of a take of the shared recording, as readLoudness has it",
    access: "share",
    contentType: "application/octet-stream",
  },
} as const satisfies Record<string, Route>;
