import * as Y from "yjs";
import { isPlainObject, plainValue } from "../../lib/json-value.js";
import { BASE_KEY } from "../schema.js";
import { type BoardRecord, freeSegments, hasSegments, KEY, propsOf } from "./board-record.js";
import { withFields } from "./fields.js";
import { decodeStroke, type StrokePoint } from "./stroke-codec.js";

const NO_OVERRIDE: ReadonlySet<string> = new Set([BASE_KEY, KEY.POINTS, KEY.STROKE, "id", "typeName", "props"]);

/**
 * One record's map -> the record, or null if the map is not (yet) a record: Yjs may apply a deletion before the
 * insertion it belongs to, and peers may write anything. Never throws.
 */
export function materialise(id: string, map: unknown): BoardRecord | null {
  if (!(map instanceof Y.Map)) return null;
  const base = plainValue(map.get(BASE_KEY));
  if (!isPlainObject(base) || typeof base.typeName !== "string") return null;
  const overrides = new Map<string, unknown>();
  for (const [key, value] of map.entries()) {
    if (NO_OVERRIDE.has(key) || value instanceof Y.AbstractType || value instanceof Uint8Array) continue;
    overrides.set(key, value === undefined ? undefined : plainValue(value));
  }
  const record = withFields({ ...base, id, typeName: base.typeName }, overrides);
  return hasSegments(record) ? withStroke(record, map) : record;
}

function withStroke(record: BoardRecord, map: Y.Map<unknown>): BoardRecord {
  const points = storedPoints(map);
  if (points === null && propsOf(record).segments !== undefined) return record;
  return { ...record, props: { ...propsOf(record), segments: freeSegments(points ?? []) } };
}

/** The points of the finished stroke, else of the one being drawn; null if the stroke is not stored as bytes. */
function storedPoints(map: Y.Map<unknown>): StrokePoint[] | null {
  const stroke = map.get(KEY.STROKE);
  if (stroke instanceof Uint8Array) return decodeStroke([stroke]);
  const chunks = map.get(KEY.POINTS);
  if (!(chunks instanceof Y.Array)) return null;
  return decodeStroke(chunks.toArray().filter((chunk: unknown) => chunk instanceof Uint8Array));
}
