import type { PrismaClient } from "@casement/prisma/client";
import { AppError } from "@casement/shared/contract/errors";
import { type ChunkUpdate, encodeChunk } from "@casement/shared/playback/chunk-codec";
import { CHUNK_UPDATES } from "@casement/shared/playback/manifest";
import type { Grant } from "../../auth/find-grant.js";
import { decodeKeyframe } from "../../board/storage/keyframe.js";
import { type RecordedSegment, readSegmentsWithin } from "../../board/storage/recorded-segments.js";
import type { Deps } from "../../deps.js";
import { requireBoardVisible } from "../view-session.js";

/** `final`: the answer to the same request never changes while the session exists. */
interface PlaybackBytes {
  readonly bytes: Uint8Array;
  readonly final: boolean;
}

type ReadDeps = Pick<Deps, "prisma" | "sessionLogs">;

const missing = () => new AppError("NOT_FOUND", "The record has no such part.");

/** One chunk of a manifest. Throws NOT_FOUND, FORBIDDEN. */
export async function readBoardChunk(deps: ReadDeps, grant: Grant, index: number): Promise<PlaybackBytes> {
  await requireBoardVisible(deps, grant);
  return { bytes: await boardChunk(deps.prisma, grant.sessionId, index), final: await hasEnded(deps, grant) };
}

/** Throws NOT_FOUND. */
export async function boardChunk(prisma: PrismaClient, sessionId: string, index: number): Promise<Uint8Array> {
  if (!Number.isSafeInteger(index) || index < 0) throw missing();
  const updates = await boardUpdates(prisma, sessionId, index * CHUNK_UPDATES, (index + 1) * CHUNK_UPDATES);
  if (updates.length === 0) throw missing();
  return encodeChunk(updates);
}

/** The log's updates from `first` to before `end`, as far as there are any. */
export async function boardUpdates(
  prisma: PrismaClient,
  sessionId: string,
  first: number,
  end: number,
): Promise<ChunkUpdate[]> {
  const segments = await readSegmentsWithin(prisma, sessionId, first, end);
  return segments.flatMap((segment) =>
    updatesOf(segment).slice(Math.max(0, first - segment.before), Math.max(0, end - segment.before)),
  );
}

/** Lost updates keep their places, so that every reader counts the same numbers. */
function updatesOf({ at, count, updates }: RecordedSegment): readonly ChunkUpdate[] {
  return updates ?? Array.from({ length: count }, () => ({ at, participantId: "", update: null }));
}

/** The keyframe after the first `updates` updates of the session log, as a V2 update. Throws NOT_FOUND, FORBIDDEN. */
export async function readBoardKeyframe(deps: ReadDeps, grant: Grant, updates: number): Promise<PlaybackBytes> {
  await requireBoardVisible(deps, grant);
  return { bytes: await boardKeyframe(deps.prisma, grant.sessionId, updates), final: await hasEnded(deps, grant) };
}

/** Throws NOT_FOUND. */
export async function boardKeyframe(prisma: PrismaClient, sessionId: string, updates: number): Promise<Uint8Array> {
  if (!Number.isSafeInteger(updates) || updates < 1) throw missing();
  const [segment] = await readSegmentsWithin(prisma, sessionId, updates - 1, updates);
  if (segment === undefined || segment.before + segment.count !== updates) throw missing();
  const keyframe = await prisma.boardKeyframe.findFirst({
    where: { sessionId, afterSegment: segment.id, epoch: segment.epoch },
    orderBy: { id: "desc" },
  });
  if (keyframe === null) throw missing();
  return readState(keyframe.state);
}

/** A keyframe only saves time: a damaged one counts as missing. */
function readState(bytes: Uint8Array): Uint8Array {
  try {
    return decodeKeyframe(bytes).state;
  } catch {
    throw missing();
  }
}

async function hasEnded({ sessionLogs }: ReadDeps, { sessionId }: Grant): Promise<boolean> {
  return (await sessionLogs.load(sessionId)).state.phase === "ended";
}
