import { encodeViews } from "@casement/shared/playback/view-codec";
import { audienceOf } from "@casement/shared/session-log/event-kinds";
import { packSegment } from "../board/storage/segment.js";
import { readModelOf } from "../session-log/read-model.js";
import { HASH_VERSION } from "../session-log/record-hash.js";
import type { CheckedHash, CheckedRecord } from "./check-record.js";
import { refuseRecord } from "./format/refuse-record.js";
import type { ImportedRows, ImportedSegment, ImportedSession } from "./import-messages.js";

/** Longest JSON in one message: writing it takes a few milliseconds of the server's loop. */
const MAX_JSON_LENGTH = 256 * 1024;
/** Half a minute of a few people, as in rows recorded live. */
const VIEWS_A_ROW = 300;

/** The session's row and its participants. Throws IMPORT_REFUSED if the record has no plan. */
export function sessionOf({ sessionId, events, state }: CheckedRecord): ImportedSession {
  const { plan, participants } = state;
  if (plan === null) throw refuseRecord("invalid", "The record has no plan.");
  const people = Object.values(participants).map(({ id, role, name, color, joinedAt }) => ({
    id,
    role,
    name,
    color,
    joinedAt,
  }));
  return { sessionId, begunAt: events[0]?.at ?? 0, columns: readModelOf(plan, state), people };
}

/** All other rows in the order of writing, each with the share of the work that is done with it. */
export function* rowsOf(record: CheckedRecord): Generator<{ rows: ImportedRows; share: number }> {
  const { events, segments, views } = record;
  const all = events.length + record.segments.length * 100 + views.length;
  let done = 0;
  const step = (rows: ImportedRows, by: number) => {
    done += by;
    return { rows, share: Math.min(1, done / all) };
  };
  const written = events.map((event) => ({ ...event, audience: audienceOf(event.kind) }));
  for (const { json, count } of inJson(written)) yield step({ table: "events", json }, count);
  const hashes = record.hashes.toSorted((a, b) => a.boardUpdates - b.boardUpdates);
  let next = 0;
  const upTo = (until: number) => {
    const from = next;
    while (next < hashes.length && (hashes[next]?.boardUpdates ?? 0) <= until) next += 1;
    return hashes.slice(from, next).map(hashRow);
  };
  for (const { json } of inJson(upTo(0))) yield step({ table: "hashes", json }, 0);
  for (const segment of segments) {
    const [first, ...more] = [...inJson(upTo(segment.until))];
    yield step(segmentRow(segment, first?.json ?? null), 100);
    for (const { json } of more) yield step({ table: "hashes", json }, 0);
  }
  for (let from = 0; from < views.length; from += VIEWS_A_ROW) {
    const samples = views.slice(from, from + VIEWS_A_ROW);
    yield step({ table: "views", at: samples[0]?.at ?? 0, bytes: encodeViews(samples) }, samples.length);
  }
}

/** The buffers that can be transferred to another thread without copying. */
export function bytesOf(rows: ImportedRows): ArrayBuffer[] {
  const parts =
    rows.table === "segment" ? [rows.bytes, rows.keyframe?.state] : rows.table === "views" ? [rows.bytes] : [];
  // Short byte arrays share a buffer with others and must be copied.
  return parts.flatMap((part) => (part !== undefined && isWhole(part) ? [part.buffer] : []));
}

function isWhole(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength;
}

function segmentRow(
  { epoch, updates, keyframe }: CheckedRecord["segments"][number],
  hashes: string | null,
): ImportedSegment {
  // Offsets must not be negative, so that they count from the earliest update: the server's clock may have been set
  // back.
  const at = updates.reduce((earliest, update) => Math.min(earliest, update.at), updates[0]?.at ?? 0);
  return { table: "segment", epoch, at, count: updates.length, bytes: packSegment(at, updates), keyframe, hashes };
}

function hashRow({ at, seq, board, state }: CheckedHash) {
  const [boardHex, stateHex] = [board, state].map((bytes) => Buffer.from(bytes).toString("hex"));
  return { at, seq, version: HASH_VERSION, board: boardHex, state: stateHex };
}

/** Rows as JSON arrays, cut where they become long. */
function* inJson(rows: readonly object[]): Generator<{ json: string; count: number }> {
  let [texts, length]: [string[], number] = [[], 0];
  for (const row of rows) {
    const text = JSON.stringify(row);
    texts.push(text);
    length += text.length;
    if (length < MAX_JSON_LENGTH) continue;
    yield { json: `[${texts.join()}]`, count: texts.length };
    [texts, length] = [[], 0];
  }
  if (texts.length > 0) yield { json: `[${texts.join()}]`, count: texts.length };
}
