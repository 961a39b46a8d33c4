import type { PrismaClient } from "@casement/prisma/client";
import { AppError } from "@casement/shared/contract/errors";
import { encodeChunk } from "@casement/shared/playback/chunk-codec";
import { CHUNK_UPDATES } from "@casement/shared/playback/manifest";
import type { Clip, PlacedClip } from "@casement/shared/session-log/share";
import * as Y from "yjs";
import { readSegments } from "../../board/storage/recorded-segments.js";
import { readBoardAt } from "./board-at.js";
import type { Cut } from "./board-timeline.js";
import { boardKeyframe, boardUpdates } from "./read-playback-board.js";

const missing = () => new AppError("NOT_FOUND", "The clip has no such part.");

/** Finds the updates of an ended interview's board that a clip holds. `startedAt`: epoch ms. */
export async function findClipUpdates(
  prisma: PrismaClient,
  sessionId: string,
  startedAt: number,
  { fromMs, toMs }: Pick<Clip, "fromMs" | "toMs">,
): Promise<Cut> {
  let [first, end, latest] = [0, 0, Number.NEGATIVE_INFINITY];
  for await (const { at, count, updates } of readSegments(prisma, sessionId)) {
    for (const update of updates ?? Array.from({ length: count }, () => ({ at }))) {
      latest = Math.max(latest, update.at - startedAt);
      if (latest <= fromMs) first += 1;
      if (latest <= toMs) end += 1;
    }
  }
  return { first, end };
}

/** One chunk of a clip's manifest. `startedAt`: of the interview, epoch ms. Throws NOT_FOUND. */
export async function clipChunk(
  prisma: PrismaClient,
  sessionId: string,
  startedAt: number,
  { clip, first, end }: PlacedClip,
  index: number,
): Promise<Uint8Array> {
  if (!Number.isSafeInteger(index) || index < 0) throw missing();
  // The board as it stood has the clip's first place, so the log's updates stand one place further on.
  const from = first + index * CHUNK_UPDATES - 1;
  const updates = await boardUpdates(prisma, sessionId, Math.max(first, from), Math.min(end, from + CHUNK_UPDATES));
  if (index > 0) {
    if (updates.length === 0) throw missing();
    return encodeChunk(updates);
  }
  const update = await boardThen(prisma, sessionId, startedAt, clip.fromMs);
  return encodeChunk([{ at: startedAt + clip.fromMs, participantId: "", update }, ...updates]);
}

/** One keyframe of a clip's manifest. Throws NOT_FOUND. */
export async function clipKeyframe(
  prisma: PrismaClient,
  sessionId: string,
  { first, end }: PlacedClip,
  updates: number,
): Promise<Uint8Array> {
  const position = first + updates - 1;
  if (!(position > first && position <= end)) throw missing();
  return boardKeyframe(prisma, sessionId, position);
}

/** The board as it stood, without anything that had been deleted by then. */
async function boardThen(
  prisma: PrismaClient,
  sessionId: string,
  startedAt: number,
  fromMs: number,
): Promise<Uint8Array> {
  const doc = await readBoardAt(prisma, sessionId, { startAt: startedAt, endAt: startedAt + fromMs }, fromMs);
  // After damage Yjs keeps updates that build on a lost one: they were never seen.
  doc.store.pendingStructs = null;
  doc.store.pendingDs = null;
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}
