import { createHash, type Hash } from "node:crypto";
import type { Statements } from "@casement/prisma/client";
import type { BoardRecord } from "@casement/shared/document/records/board-record";
import { canonicalJson } from "@casement/shared/document/records/canonical";
import type { StoredRow } from "@casement/shared/document/sheets/stored-row";
import type { SessionState } from "@casement/shared/session-log/state";
import { takePoints } from "./packed-points.js";

/** Raised when the same record folds to another state or board than before: older hashes then say nothing. */
export const HASH_VERSION = 2;
/** It wrote the points of strokes as text, which took most of the time; else the same. */
const POINTS_AS_TEXT = 1;

/** Whether hashes of this version can be made again. */
export const isKnownVersion = (version: number) => version === HASH_VERSION || version === POINTS_AS_TEXT;

/** Records hashed without a pause: a large board must not hold up whoever draws. */
const RECORDS_AT_ONCE = 50;

/**
 * Hash of a board and its worksheets: all records in order of their ids, then all rows in order of theirs. Without
 * worksheets it is what it was before there were any. `tookMs`: processor time, the pauses left out. `size`: what was
 * hashed, in about bytes.
 * @param board what the document says (`RecordIndex.supported`), not how it is shown: that may be decided anew.
 */
export async function hashBoard(
  board: ReadonlyMap<string, BoardRecord>,
  rows: ReadonlyMap<string, StoredRow>,
  version = HASH_VERSION,
): Promise<{ hash: Uint8Array<ArrayBuffer>; tookMs: number; size: number }> {
  const whole = createHash("sha256");
  const add = version === POINTS_AS_TEXT ? addText : addWithPoints;
  const all = [...inOrder(board), ...inOrder(rows)];
  let [tookMs, size] = [0, 0];
  for (let from = 0; from < all.length; from += RECORDS_AT_ONCE) {
    if (from > 0) await new Promise((resolve) => setImmediate(resolve));
    const began = performance.now();
    for (const one of all.slice(from, from + RECORDS_AT_ONCE)) size += add(whole, one);
    tookMs += performance.now() - began;
  }
  return { hash: Uint8Array.from(whole.digest()), tookMs, size };
}

function inOrder<T>(byId: ReadonlyMap<string, T>): T[] {
  return [...byId.keys()].sort().map((id) => byId.get(id) as T);
}

function addText(hash: Hash, one: unknown): number {
  const text = canonicalJson(one);
  hash.update(text).update("\n");
  return text.length;
}

function addWithPoints(hash: Hash, one: unknown): number {
  const numbers: Float64Array[] = [];
  let size = addText(hash, takePoints(one, numbers));
  for (const some of numbers) {
    hash.update(some);
    size += some.byteLength;
  }
  return size;
}

/**
 * Hash of a folded state. What is empty counts as absent, so that a field that comes later changes no old hash. The way
 * back of the clock's last change is left out for the same reason: the clocks before and after it are in hashes anyway.
 */
export function hashState(state: SessionState): Uint8Array<ArrayBuffer> {
  return hashStateOfSize(state).hash;
}

/** The same, with the size of what was hashed, in about bytes. */
export function hashStateOfSize(state: SessionState): { hash: Uint8Array<ArrayBuffer>; size: number } {
  const text = canonicalJson(withoutEmpty({ ...state, clock: { ...state.clock, lastChange: null } }));
  return { hash: Uint8Array.from(createHash("sha256").update(text).digest()), size: text.length };
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutEmpty(item) ?? null);
  if (typeof value !== "object" || value === null) return value ?? undefined;
  const kept: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const inner = withoutEmpty(item);
    if (inner !== undefined && !isEmpty(inner)) kept[key] = inner;
  }
  return kept;
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

/** What was live at one moment: the board after a segment, and the fold of all events by then. */
export interface LiveMoment {
  readonly sessionId: string;
  /** Server time, epoch ms. */
  readonly at: number;
  readonly afterSegment: bigint;
  readonly board: ReadonlyMap<string, BoardRecord>;
  readonly rows: ReadonlyMap<string, StoredRow>;
  readonly state: SessionState;
}

const INSERT_HASH = `
  INSERT INTO "RecordHash" ("sessionId", "at", "version", "afterSegment", "board", "seq", "state")
  VALUES ($1, to_timestamp($2::float8 / 1000), $3, $4, $5, $6, $7)`;

/** Puts the hashes of a live moment into the record. Answers the processor time that the board's took, in ms. */
export async function logHash(
  database: Statements,
  { sessionId, at, afterSegment, board, rows, state }: LiveMoment,
): Promise<number> {
  const { hash, tookMs } = await hashBoard(board, rows);
  const place = [sessionId, at, HASH_VERSION, String(afterSegment)];
  await database.prepared("insert-hash", INSERT_HASH, [...place, hash, state.revision, hashState(state)]);
  return tookMs;
}
