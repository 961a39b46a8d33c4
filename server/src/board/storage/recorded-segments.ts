import type { PrismaClient } from "@casement/prisma/client";
import { type BoardUpdate, decodeSegment } from "./segment.js";

/** Rows that are read at a time, so that a log of any length needs little memory. */
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

/** Yields the document's segments in order. A damaged row is yielded as such, and the rows after it follow. */
export async function* readSegments(prisma: PrismaClient, sessionId: string): AsyncGenerator<RecordedSegment> {
  let [after, before, epoch] = [0n, 0, 0];
  for (;;) {
    const rows = await prisma.boardSegment.findMany({
      where: { sessionId, id: { gt: after } },
      orderBy: { id: "asc" },
      take: PAGE,
    });
    for (const row of rows) {
      epoch = Math.max(epoch, row.epoch);
      yield toSegment(row, before, epoch);
      before += row.count;
    }
    after = rows.at(-1)?.id ?? after;
    if (rows.length < PAGE) return;
  }
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
