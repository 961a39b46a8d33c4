import { soundRoutes } from "@casement/shared/contract/http/sound-routes";
import { type HeardTake, hearTake } from "@casement/shared/sound/heard-take";
import { useMutation, useQuery } from "@tanstack/react-query";
import { callerOf, urlOf } from "./call";
import { type RecordingPlace, readManifest } from "./playback";
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

/** Who spoke when in a recording, as far as the caller may hear it. */
export interface RecordedVoices {
  /** Epoch ms of playback time 0. */
  readonly startAt: number;
  /** In playback time. */
  readonly takes: readonly (HeardTake & { readonly participantId: string })[];
}

const LOOK_AGAIN_MS = 10_000;

/**
 * The voices of a session's recording. Others are read when `edition` changes, and again and again while `isAwaiting`
 * says that some are still to come.
 */
export function useRecordedVoices(sessionId: string, edition: string, isAwaiting: (voices: RecordedVoices) => boolean) {
  return useQuery({
    queryKey: ["voices", sessionId, edition],
    queryFn: () => readVoices(sessionId),
    structuralSharing: false,
    refetchInterval: ({ state: { data } }) => (data !== undefined && isAwaiting(data) ? LOOK_AGAIN_MS : false),
  });
}

async function readVoices(id: string): Promise<RecordedVoices> {
  const place = { kind: "session", id } as const;
  const { startAt, sound } = await readManifest(place);
  const takes = sound.map(async ({ id: takeId, participantId, map }) => ({
    participantId,
    ...hearTake(map, await readLoudness(place, takeId)),
  }));
  return { startAt, takes: await Promise.all(takes) };
}

const removedKey = (sessionId: string) => ["removed-sound", sessionId] as const;

/** Whether sound of one's own is still kept in a session that one was removed from. */
export function useRemovedSound(sessionId: string) {
  return useQuery({
    queryKey: removedKey(sessionId),
    queryFn: ({ signal }) => call("findRemovedSound", { params: { id: sessionId }, signal }),
  });
}

/** Deletes it. */
export function useEraseRemovedSound(sessionId: string) {
  return useMutation({ mutationFn: () => call("eraseRemovedSound", { params: { id: sessionId } }) });
}
