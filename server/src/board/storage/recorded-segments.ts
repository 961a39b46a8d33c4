import type { PrismaClient } from "@casement/prisma/client";
import { type BoardUpdate, decodeSegment } from "./segment.js";

/** Most rows that are read at a time, so that a log of any length needs little memory. */
const PAGE = 1000;

/** One stored segment of the document's log. */
export interface RecordedSegment {
  readonly id: bigint;
  /** Server time of its first update, epoch ms. */
  readonly at: number;
  /** How many updates of the log come before it. */
  readonly before: number;
  readonly count: number;
  readonly epoch: number;
  /**
   * null when its bytes cannot be read; empty when it belongs to an epoch that had already ended (docs/decisions/0005).
   */
  readonly updates: readonly BoardUpdate[] | null;
}

/**
 * Yields the document's segments in order. A damaged row is yielded as such, and the rows after it follow. The record may
 * be packed meanwhile, however long the reading takes: every update comes once, and no transaction stays open.
 */
export async function* readSegments(prisma: PrismaClient, sessionId: string): AsyncGenerator<RecordedSegment> {
  let [last, end, epoch] = [0n, 0, 0];
  for (;;) {
    // The row that was read last comes again, to show whether it is still there.
    const rows = await prisma.boardSegment.findMany({
      where: { sessionId, id: { gte: last } },
      orderBy: { id: "asc" },
      take: PAGE,
    });
    if (last > 0n && rows[0]?.id !== last) {
      const rest = await readPackedRest(prisma, sessionId, end);
      if (rest === null) return;
      yield rest;
      [last, end, epoch] = [rest.id, end + rest.count, Math.max(epoch, rest.epoch)];
      continue;
    }
    for (const row of last > 0n ? rows.slice(1) : rows) {
      epoch = Math.max(epoch, row.epoch);
      yield toSegment(row, end, epoch);
      [last, end] = [row.id, end + row.count];
    }
    if (rows.length < PAGE) return;
  }
}

/**
 * What was not read yet of the row into which packing put the row that was read last; null when the record is gone. A
 * packed row holds its updates at the same places and has the newest id of its rows, so only this one can overlap what
 * was read.
 */
async function readPackedRest(prisma: PrismaClient, sessionId: string, end: number): Promise<RecordedSegment | null> {
  const [packed] = await readSegmentsWithin(prisma, sessionId, end, end + 1);
  if (packed === undefined) return null;
  const read = end - packed.before;
  return { ...packed, before: end, count: packed.count - read, updates: packed.updates?.slice(read) ?? null };
}

interface Row {
  readonly id: bigint;
  readonly at: Date;
  readonly count: number;
  readonly epoch: number;
  readonly bytes: Uint8Array;
}

/** An empty Yjs update. */
const NOTHING = Uint8Array.of(0, 0);

/** The rows that hold any of the updates from `first` (counted from 0) to before `end`. */
export async function readSegmentsWithin(
  prisma: PrismaClient,
  sessionId: string,
  first: number,
  end: number,
): Promise<RecordedSegment[]> {
  const rows = await prisma.$queryRaw<(Row & { before: bigint; newest: number })[]>`
    SELECT "id", "at", "count", "epoch", "bytes", "before", "newest" FROM (
      SELECT "id", "at", "count", "epoch", "bytes", sum("count") OVER (ORDER BY "id") - "count" AS "before",
        max("epoch") OVER (ORDER BY "id") AS "newest"
      FROM "BoardSegment" WHERE "sessionId" = ${sessionId}
    ) AS segment
    WHERE "before" < ${end} AND "before" + "count" > ${first}
    ORDER BY "id"`;
  return rows.map((row) => toSegment(row, Number(row.before), row.newest));
}

/** @param newest the newest epoch that had begun by then. */
function toSegment({ id, at, count, epoch, bytes }: Row, before: number, newest: number): RecordedSegment {
  const decoded = tryDecode(at.getTime(), count, bytes);
  const updates = epoch < newest ? decoded?.map((update) => ({ ...update, update: NOTHING })) : decoded;
  return { id, at: at.getTime(), before, count, epoch, updates: updates ?? null };
}

function tryDecode(at: number, count: number, bytes: Uint8Array): readonly BoardUpdate[] | null {
  try {
    const updates = decodeSegment(at, bytes);
    return updates.length === count ? updates : null;
  } catch {
    return null;
  }
}
