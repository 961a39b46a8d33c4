import { createHash, type Hash } from "node:crypto";
import type { BoardRecord } from "@casement/shared/document/records/board-record";
import { canonicalJson } from "@casement/shared/document/records/canonical";
import type { StoredRow } from "@casement/shared/document/sheets/stored-row";
import type { SessionState } from "@casement/shared/session-log/state";
import { processorClock } from "../platform/loop/processor-clock.js";
import { takePoints } from "./packed-points.js";

/** Raised whenever the same log folds to another state or board than before: older hashes can then not be compared. */
export const HASH_VERSION = 2;
/** Version 1 wrote the points of strokes as text, which took most of the time; the rest is the same. */
const POINTS_AS_TEXT = 1;

/** Whether this server can make hashes of this version. */
export const isKnownVersion = (version: number) => version === HASH_VERSION || version === POINTS_AS_TEXT;

/** Shape records hashed without a pause: a large board must not hold up whoever draws. */
const RECORDS_AT_ONCE = 50;

/**
 * Hashes a board and its worksheets: all shape records in the order of their ids, then all rows in the order of theirs.
 * A board without worksheets has the hash that it had before there were any. `tookMs`: processor time without the
 * pauses. `size`: roughly how many bytes were hashed. @param board the document's content (`RecordIndex.supported`),
 * not what is shown of it, which a later version may decide differently.
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
    const began = processorClock.begin();
    for (const one of all.slice(from, from + RECORDS_AT_ONCE)) size += add(whole, one);
    tookMs += processorClock.since(began);
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

const WITHOUT_WORDS = { presence: {}, lines: [], wordImports: {}, soundExpiredAt: null };

/**
 * Hashes a folded state. Empty values count as absent, so that a field added later does not change old hashes. Two that
 * old logs fill were added later and are left out: the clock's `lastChange`, which serves undo (the clocks before and
 * after the change are in hashes anyway), and people's `refusedAt`, which a withdrawn consent sets (the consent is).
 * So is when people were connected (that they are is). Words are left out because they can be erased from a log.
 */
export function hashState(state: SessionState): Uint8Array<ArrayBuffer> {
  return hashStateOfSize(state).hash;
}

/** As hashState, with the rough number of bytes that were hashed. */
export function hashStateOfSize(state: SessionState): { hash: Uint8Array<ArrayBuffer>; size: number } {
  const people = Object.entries(state.participants).map(([id, person]) => [id, { ...person, refusedAt: null }]);
  const older = {
    ...state,
    clock: { ...state.clock, lastChange: null },
    ...WITHOUT_WORDS,
    participants: Object.fromEntries(people),
  };
  const text = canonicalJson(withoutEmpty(older));
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

/** What was live at one moment: the board after a segment, and the state after all events by then. */
interface LiveMoment {
  readonly sessionId: string;
  /** Server time, epoch ms. */
  readonly at: number;
  readonly afterSegment: bigint;
  /** As `hashBoard` returns it. */
  readonly board: Uint8Array;
  readonly state: SessionState;
}

/** The hashes of a live moment, as they are stored beside the session log. */
export interface MomentHash extends Omit<LiveMoment, "state"> {
  readonly version: number;
  /** The state's revision. */
  readonly seq: number;
  readonly state: Uint8Array;
}

/** The hashes of a live moment whose board is hashed. */
export function hashMoment({ state, ...moment }: LiveMoment): MomentHash {
  return { ...moment, version: HASH_VERSION, seq: state.revision, state: hashState(state) };
}
