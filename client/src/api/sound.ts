import { soundRoutes } from "@casement/shared/contract/http/sound-routes";
import { callerOf } from "./call";

const call = callerOf(soundRoutes);

/** A chunk of this person's sound, as the server wants it. */
interface SentChunk {
  readonly sessionId: string;
  readonly takeId: string;
  readonly index: number;
  readonly bytes: ArrayBuffer;
  readonly sha256: string;
  readonly from: number;
  readonly to: number;
  readonly clock: string;
}

/** Resolves once the server has the chunk on its disk. Throws ApiError. */
export function sendChunk(chunk: SentChunk, signal: AbortSignal): Promise<void> {
  const { sessionId, takeId, index, bytes, sha256, from, to, clock } = chunk;
  const params = { id: sessionId, takeId, chunk: String(index) };
  return call("storeChunk", { params, query: { sha256, from, to, clock }, bytes, signal });
}
