import * as Y from "yjs";
import { isPlainObject } from "../../lib/json-value.js";
import { BASE_KEY } from "../schema.js";
import { type BoardRecord, freePoints, hasSegments, KEY, propsOf } from "./board-record.js";
import { changedFields, storedPlace } from "./fields.js";
import { materialise } from "./materialise.js";
import { commonPoints, encodeStroke, type StrokePoint } from "./stroke-codec.js";

type Records = Y.Map<Y.Map<unknown>>;

/**
 * Writes only the fields in which `next` differs from the document's record, so that two people's changes to one
 * record both stay. Call it inside a transaction.
 * @param said the document's current version of this record; read from the document when left out.
 */
export function writeRecord(records: Records, next: BoardRecord, said?: BoardRecord): void {
  const map = records.get(next.id);
  const previous = said ?? (map === undefined ? null : materialise(next.id, map));
  if (map === undefined || previous === null) {
    records.set(next.id, createdMap(next));
    return;
  }
  const base = map.get(BASE_KEY);
  for (const [field, value] of changedFields(previous, next)) {
    map.set(field, field === KEY.PLACE && isPlainObject(base) ? storedPlace(value, base) : value);
  }
  if (hasSegments(next)) writeStroke(map, previous, next);
}

function createdMap(record: BoardRecord): Y.Map<unknown> {
  const { id: _id, ...base } = record;
  const points = freePoints(record);
  if (points === null) return new Y.Map<unknown>([[BASE_KEY, base]]);
  const { segments: _segments, ...props } = propsOf(record);
  const entries: [string, unknown][] = [[BASE_KEY, { ...base, props }]];
  if (props.isComplete === true) entries.push([KEY.STROKE, encodeStroke(points)]);
  else entries.push([KEY.POINTS, Y.Array.from([encodeStroke(points)])]);
  return new Y.Map<unknown>(entries);
}

function writeStroke(map: Y.Map<unknown>, previous: BoardRecord, next: BoardRecord): void {
  const points = freePoints(next);
  if (points === null) {
    // The segments are now an ordinary property; bytes left in the map would still override them.
    deleteKeys(map, KEY.POINTS, KEY.STROKE);
    return;
  }
  const before = freePoints(previous) ?? [];
  const kept = commonPoints(before, points);
  const unchanged = kept === before.length && kept === points.length;
  const drawing = map.get(KEY.POINTS);
  if (drawing instanceof Y.Array && !map.has(KEY.STROKE) && propsOf(next).isComplete !== true) {
    if (unchanged) return;
    if (kept === before.length && drawing.length > 0) {
      drawing.push([encodeStroke(points.slice(kept), before[kept - 1] as StrokePoint)]);
      return;
    }
  } else if (unchanged && map.has(KEY.STROKE)) return;
  map.set(KEY.STROKE, encodeStroke(points));
  deleteKeys(map, KEY.POINTS, KEY.SEGMENTS);
}

function deleteKeys(map: Y.Map<unknown>, ...keys: string[]): void {
  for (const key of keys) if (map.has(key)) map.delete(key);
}
