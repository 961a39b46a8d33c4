import type { PrismaClient, Statements } from "@casement/prisma/client";
import { FIRST_EPOCH } from "@casement/shared/document/schema";
import * as Y from "yjs";
import { Authors, SERVER } from "../validation/authors.js";
import { decodeKeyframe } from "./keyframe.js";
import { QuietDoc } from "./quiet-doc.js";
import { type BoardUpdate, decodeSegment, encodeSegment } from "./segment.js";

/** A board as the record has it. */
export interface StoredBoard {
  readonly doc: Y.Doc;
  readonly authors: Authors;
  /** `meta.epoch` of the document. */
  readonly epoch: number;
  /** Newest segment inside; 0n when the record has none. */
  readonly lastSegment: bigint;
  /** Segments that came after the keyframe it was read from. */
  readonly segmentsSinceKeyframe: number;
}

export interface SegmentRow {
  /** UUID, the same at every try. */
  readonly key: string;
  readonly sessionId: string;
  readonly epoch: number;
  readonly updates: readonly BoardUpdate[];
}

/**
 * Reads the board from its newest keyframe and the segments after it; with `only`, as that epoch left it.
 * Throws when any of them cannot be applied.
 */
export async function loadBoard(prisma: PrismaClient, sessionId: string, only?: number): Promise<StoredBoard> {
  const where = { sessionId, ...(only === undefined ? {} : { epoch: only }) };
  const keyframe = await prisma.boardKeyframe.findFirst({ where, orderBy: { id: "desc" } });
  const segments = await prisma.boardSegment.findMany({
    where: { ...where, id: { gt: keyframe?.afterSegment ?? 0n } },
    orderBy: { id: "asc" },
  });
  const base = keyframe === null ? { authors: new Authors(), state: null } : decodeKeyframe(keyframe.state);
  const epoch = segments.at(-1)?.epoch ?? keyframe?.epoch ?? only ?? FIRST_EPOCH;
  let { authors } = base;
  const doc = new QuietDoc();
  // One transaction: the clean-up after each costs more than the update itself.
  doc.transact(() => {
    if (base.state !== null && keyframe?.epoch === epoch) Y.applyUpdateV2(doc, base.state);
    for (const segment of segments) {
      for (const { participantId, newClients, update } of decodeSegment(segment.at.getTime(), segment.bytes)) {
        const [first] = newClients;
        if (participantId === SERVER && first !== undefined && !authors.isServer(first))
          authors = authors.nextEpoch(first);
        else authors.bind(participantId, newClients);
        if (segment.epoch === epoch) Y.applyUpdate(doc, update);
      }
    }
  });
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    throw new Error("the board's record has a hole");
  }
  const lastSegment = segments.at(-1)?.id ?? keyframe?.afterSegment ?? 0n;
  return { doc, authors, epoch, lastSegment, segmentsSinceKeyframe: segments.length };
}

/** One row a segment; those that are here already by an earlier try are left as they are, deleted sessions are left out. */
const INSERT_SEGMENTS = `
  INSERT INTO "BoardSegment" ("key", "sessionId", "epoch", "at", "count", "bytes")
  SELECT v."key", v."sessionId", v."epoch", to_timestamp(v."at" / 1000), v."count",
    substring($1::bytea from v."start" for v."length")
  FROM unnest($2::uuid[], $3::text[], $4::int[], $5::float8[], $6::int[], $7::int[], $8::int[])
    AS v ("key", "sessionId", "epoch", "at", "count", "start", "length")
  JOIN "Session" ON "Session"."id" = v."sessionId"
  ON CONFLICT ("key") DO NOTHING
  RETURNING "id", "sessionId"`;

/** An array as PostgreSQL writes it. Ids and numbers need no quotes. */
const list = <T>(rows: readonly T[], of: (row: T, index: number) => string | number) => `{${rows.map(of).join()}}`;

/**
 * Inserts one segment a row in one statement, so all of them or none, with few parameters, each of which costs time.
 * Answers the id of each session's segment.
 */
export async function insertSegments(
  prisma: Statements & Pick<PrismaClient, "boardSegment">,
  rows: readonly SegmentRow[],
): Promise<ReadonlyMap<string, bigint>> {
  const firstAt = ({ updates }: SegmentRow) => updates[0]?.at ?? 0;
  const segments = rows.map((row) => encodeSegment(firstAt(row), row.updates));
  // PostgreSQL counts bytes from 1.
  let next = 1;
  const start = ({ length }: Uint8Array) => {
    next += length;
    return next - length;
  };
  const inserted = await prisma.prepared<{ id: string | bigint; sessionId: string }>(
    "insert-segments",
    INSERT_SEGMENTS,
    [
      Buffer.concat(segments),
      list(rows, ({ key }) => key),
      list(rows, ({ sessionId }) => sessionId),
      list(rows, ({ epoch }) => epoch),
      list(rows, firstAt),
      list(rows, ({ updates }) => updates.length),
      list(segments, start),
      list(segments, ({ length }) => length),
    ],
  );
  // A statement does not see what it collided with, hence the second one.
  const found = inserted.length === rows.length ? inserted : await findSegments(prisma, rows);
  return new Map(found.map(({ id, sessionId }) => [sessionId, BigInt(id)]));
}

function findSegments(prisma: Pick<PrismaClient, "boardSegment">, rows: readonly SegmentRow[]) {
  return prisma.boardSegment.findMany({
    where: { key: { in: rows.map(({ key }) => key) } },
    select: { id: true, sessionId: true },
  });
}

const INSERT_KEYFRAME = `
  INSERT INTO "BoardKeyframe" ("sessionId", "epoch", "at", "afterSegment", "state")
  VALUES ($1, $2, to_timestamp($3::float8 / 1000), $4, $5)`;

export async function insertKeyframe(
  database: Statements,
  keyframe: { sessionId: string; epoch: number; at: number; afterSegment: bigint; state: Uint8Array },
): Promise<void> {
  const { sessionId, epoch, at, afterSegment, state } = keyframe;
  const values = [sessionId, epoch, at, String(afterSegment), state];
  await database.prepared("insert-keyframe", INSERT_KEYFRAME, values);
}
