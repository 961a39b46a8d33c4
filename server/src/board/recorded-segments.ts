import type { PrismaClient } from "@casement/prisma/client";
import { type BoardUpdate, decodeSegment } from "./segment.js";

/** Rows read at a time: a record of any length needs little memory. */
const PAGE = 1000;

/** One row of the board's record. */
export interface RecordedSegment {
  readonly id: bigint;
  /** Server time of its first update, epoch ms. */
  readonly at: number;
  /** How many updates of the record come before it. */
  readonly before: number;
  readonly count: number;
  /** null when its bytes cannot be read. */
  readonly updates: readonly BoardUpdate[] | null;
}

/** The board's record in order. A damaged row is told, and the ones after it follow. */
export async function* readSegments(prisma: PrismaClient, sessionId: string): AsyncGenerator<RecordedSegment> {
  let [after, before] = [0n, 0];
  for (;;) {
    const rows = await prisma.boardSegment.findMany({
      where: { sessionId, id: { gt: after } },
      orderBy: { id: "asc" },
      take: PAGE,
    });
    for (const row of rows) {
      yield toSegment(row, before);
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
  readonly bytes: Uint8Array;
}

/** The rows that hold any of the updates `first` (from 0) to `end` (excluded). */
export async function readSegmentsWithin(
  prisma: PrismaClient,
  sessionId: string,
  first: number,
  end: number,
): Promise<RecordedSegment[]> {
  const rows = await prisma.$queryRaw<(Row & { before: bigint })[]>`
    SELECT "id", "at", "count", "bytes", "before" FROM (
      SELECT "id", "at", "count", "bytes", sum("count") OVER (ORDER BY "id") - "count" AS "before"
      FROM "BoardSegment" WHERE "sessionId" = ${sessionId}
    ) AS segment
    WHERE "before" < ${end} AND "before" + "count" > ${first}
    ORDER BY "id"`;
  return rows.map((row) => toSegment(row, Number(row.before)));
}

function toSegment({ id, at, count, bytes }: Row, before: number): RecordedSegment {
  return { id, at: at.getTime(), before, count, updates: tryDecode(at.getTime(), count, bytes) };
}

function tryDecode(at: number, count: number, bytes: Uint8Array): readonly BoardUpdate[] | null {
  try {
    const updates = decodeSegment(at, bytes);
    return updates.length === count ? updates : null;
  } catch {
    return null;
  }
}
