import type { PrismaClient, Statements } from "@casement/prisma/client";
import type { MomentHash } from "../../session-log/record-hash.js";
import type { BoardStorage, NewKeyframe, NewSegment } from "./board-storage.js";
import { foldRows, type StoredBoard } from "./fold-rows.js";
import { packRecord } from "./packing.js";
import { encodeSegment } from "./segment.js";

/**
 * Inserts one row a segment. A segment that an earlier attempt stored stays as it is; one of a deleted session is left
 * out.
 */
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
 * Returns the id of each session's segment. `prisma` may be a transaction.
 */
export async function insertSegments(
  prisma: Statements & Pick<PrismaClient, "boardSegment">,
  rows: readonly NewSegment[],
): Promise<ReadonlyMap<string, bigint>> {
  const firstAt = ({ updates }: NewSegment) => updates[0]?.at ?? 0;
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
  // ON CONFLICT DO NOTHING returns no row for a segment that exists, so a second statement looks up its id.
  const found = inserted.length === rows.length ? inserted : await findSegments(prisma, rows);
  return new Map(found.map(({ id, sessionId }) => [sessionId, BigInt(id)]));
}

function findSegments(prisma: Pick<PrismaClient, "boardSegment">, rows: readonly NewSegment[]) {
  return prisma.boardSegment.findMany({
    where: { key: { in: rows.map(({ key }) => key) } },
    select: { id: true, sessionId: true },
  });
}

const INSERT_KEYFRAME = `
  INSERT INTO "BoardKeyframe" ("sessionId", "epoch", "at", "afterSegment", "state")
  VALUES ($1, $2, to_timestamp($3::float8 / 1000), $4, $5)`;

const INSERT_HASH = `
  INSERT INTO "RecordHash" ("sessionId", "at", "version", "afterSegment", "board", "seq", "state")
  VALUES ($1, to_timestamp($2::float8 / 1000), $3, $4, $5, $6, $7)`;

/** Boards in PostgreSQL. What runs many times a second goes through prepared statements (docs/decisions/0009). */
export class PrismaBoardStorage implements BoardStorage {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  async load(sessionId: string, epoch?: number): Promise<StoredBoard> {
    const where = { sessionId, ...(epoch === undefined ? {} : { epoch }) };
    const keyframe = await this.#prisma.boardKeyframe.findFirst({ where, orderBy: { id: "desc" } });
    const segments = await this.#prisma.boardSegment.findMany({
      where: { ...where, id: { gt: keyframe?.afterSegment ?? 0n } },
      orderBy: { id: "asc" },
    });
    return foldRows(keyframe, segments, epoch);
  }

  append(segments: readonly NewSegment[]): Promise<ReadonlyMap<string, bigint>> {
    return insertSegments(this.#prisma, segments);
  }

  async saveKeyframe({ sessionId, epoch, at, afterSegment, state }: NewKeyframe): Promise<void> {
    const values = [sessionId, epoch, at, String(afterSegment), state];
    await this.#prisma.prepared("insert-keyframe", INSERT_KEYFRAME, values);
  }

  async saveHash({ sessionId, at, version, afterSegment, board, seq, state }: MomentHash): Promise<void> {
    const values = [sessionId, at, version, String(afterSegment), board, seq, state];
    await this.#prisma.prepared("insert-hash", INSERT_HASH, values);
  }

  pack(sessionId: string, signal?: AbortSignal): Promise<void> {
    return packRecord(this.#prisma, sessionId, signal);
  }
}
