import { soundRoutes } from "@casement/shared/contract/http/sound-routes";
import { callerOf, urlOf } from "./call";
import type { RecordingPlace } from "./playback";
import { readBytes } from "./read-bytes";

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

/** Address of a take of a recording; the browser asks for the ranges of it that it needs. */
export function takeAddress({ kind, id }: RecordingPlace, takeId: string): string {
  return kind === "session"
    ? urlOf(soundRoutes.readTake, { id, takeId })
    : urlOf(soundRoutes.readSharedTake, { shareId: id, takeId });
}

/** How loud a take is (shared/src/sound/loudness-codec.ts). Throws ApiError. */
export function readLoudness({ kind, id }: RecordingPlace, takeId: string): Promise<Uint8Array> {
  return readBytes(
    kind === "session"
      ? urlOf(soundRoutes.readLoudness, { id, takeId })
      : urlOf(soundRoutes.readSharedLoudness, { shareId: id, takeId }),
  );
}
