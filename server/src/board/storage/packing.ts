import type { PrismaClient } from "@casement/prisma/client";
import { decodeSegment, packSegment } from "./segment.js";

/** Most updates in one packed row, because a player reads a whole row at a time. */
const MAX_UPDATES = 1000;
/**
 * Updates between two keyframes: a player folds as many in a fraction of a second, and keyframes take most of the log's
 * bytes.
 */
const KEYFRAME_SPACING = 800;
/** About the most keyframes that a session keeps. */
const MAX_KEYFRAMES = 300;

interface Row {
  readonly id: bigint;
  readonly epoch: number;
  readonly count: number;
}

/**
 * Rewrites the stored log of a document that everybody has left, until somebody comes back (`signal`). Many small rows
 * become one compressed row between two keyframes, with the same updates, times and order. The new row takes the id of
 * the last row that it replaces, and never spans a keyframe or a hash, so that ids of segments still mean the same place.
 * Rows after the newest keyframe stay, and what is added meanwhile comes after it. Then it deletes keyframes that are
 * close to the one before, because they only save time.
 */
export async function packRecord(prisma: PrismaClient, sessionId: string, signal?: AbortSignal): Promise<void> {
  const [keyframes, hashes] = await Promise.all([
    prisma.boardKeyframe.findMany({
      where: { sessionId },
      select: { id: true, epoch: true, afterSegment: true },
      orderBy: { id: "asc" },
    }),
    prisma.recordHash.findMany({ where: { sessionId }, select: { afterSegment: true } }),
  ]);
  const newest = keyframes.at(-1);
  if (newest === undefined) return;
  const rows = await prisma.boardSegment.findMany({
    where: { sessionId, id: { lte: newest.afterSegment } },
    select: { id: true, epoch: true, count: true },
    orderBy: { id: "asc" },
  });
  const borders = new Set([...keyframes, ...hashes].map(({ afterSegment }) => afterSegment));
  for (const group of groupRows(rows, borders)) {
    if (signal?.aborted) return;
    await packGroup(prisma, sessionId, group);
  }
  await thinKeyframes(prisma, keyframes, rows);
}

/** The groups of rows that become one row each; rows that stay alone are left out. */
function groupRows(rows: readonly Row[], borders: ReadonlySet<bigint>): Row[][] {
  const groups: Row[][] = [];
  let group: Row[] = [];
  let updates = 0;
  for (const row of rows) {
    if (group.length > 0 && (group[0]?.epoch !== row.epoch || updates + row.count > MAX_UPDATES)) {
      groups.push(group);
      [group, updates] = [[], 0];
    }
    group.push(row);
    updates += row.count;
    if (!borders.has(row.id)) continue;
    groups.push(group);
    [group, updates] = [[], 0];
  }
  groups.push(group);
  return groups.filter(({ length }) => length > 1);
}

/**
 * Replaces the rows in one transaction, so that readers see either the old rows or the new one. Throws when a row
 * cannot be read.
 */
async function packGroup(prisma: PrismaClient, sessionId: string, group: readonly Row[]): Promise<void> {
  const ids = group.map(({ id }) => id);
  const last = ids.at(-1) as bigint;
  const rows = await prisma.boardSegment.findMany({ where: { id: { in: ids } }, orderBy: { id: "asc" } });
  const updates = rows.flatMap(({ at, bytes }) => decodeSegment(at.getTime(), bytes));
  const first = updates[0];
  if (first === undefined || updates.length !== group.reduce((sum, { count }) => sum + count, 0)) return;
  // Offsets cannot be negative, and a clock that was set back must not change an update's time.
  const at = updates.reduce((earliest, update) => Math.min(earliest, update.at), first.at);
  await prisma.$transaction([
    prisma.boardSegment.deleteMany({ where: { sessionId, id: { in: ids.slice(0, -1) } } }),
    prisma.boardSegment.update({
      where: { id: last },
      data: { at: new Date(at), count: updates.length, bytes: packSegment(at, updates) },
    }),
  ]);
}

interface KeyframeRow {
  readonly id: bigint;
  readonly epoch: number;
  readonly afterSegment: bigint;
}

async function thinKeyframes(
  prisma: PrismaClient,
  keyframes: readonly KeyframeRow[],
  rows: readonly Row[],
): Promise<void> {
  const updatesAt = new Map<bigint, number>();
  let updates = 0;
  for (const { id, count } of rows) {
    updates += count;
    updatesAt.set(id, updates);
  }
  const spacing = Math.max(KEYFRAME_SPACING, updates / MAX_KEYFRAMES);
  let kept = 0;
  const dropped = keyframes.filter(({ epoch, afterSegment }, index) => {
    const at = updatesAt.get(afterSegment) ?? kept;
    // The newest keyframe of each epoch stays: it tells a browser's late copy how its epoch ended.
    const stays = at - kept >= spacing || keyframes[index + 1]?.epoch !== epoch;
    if (stays) kept = at;
    return !stays;
  });
  await prisma.boardKeyframe.deleteMany({ where: { id: { in: dropped.map(({ id }) => id) } } });
}
