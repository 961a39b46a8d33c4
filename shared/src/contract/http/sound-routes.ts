import { chunkQuerySchema, SOUND_TYPE } from "../../sound/take.js";
import type { Route } from "./route.js";

/** Recorded sound. */
export const soundRoutes = {
  storeChunk: {
    method: "PUT",
    path: "/sessions/:id/takes/:takeId/chunks/:chunk",
    summary:
      "Keep a chunk of one's own sound: acknowledged once it is on the disk; the same chunk again changes nothing",
    access: "sound.send",
    bodyType: SOUND_TYPE,
    query: chunkQuerySchema,
  },
} as const satisfies Record<string, Route>;
