import { isPlainObject, isSafeKey, sameValue } from "../../lib/json-value.js";
import { type BoardRecord, freePoints, isShape, KEY, META_PREFIX, PROPS_PREFIX, propsOf } from "./board-record.js";

const PLACE_FIELDS = ["x", "y", "parentId", "index"] as const;
const isPlaceField = (key: string) => (PLACE_FIELDS as readonly string[]).includes(key);

/**
 * A record as independent fields: two people may change different fields at once, and both changes stay.
 * x, y, parent and index are one field, because parts of two people's moves would make a third place.
 * Points of a free stroke are left out; they are stored as bytes.
 */
export function fieldsOf(record: BoardRecord): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  const shape = isShape(record);
  for (const key of Object.keys(record)) {
    if (key === "id" || key === "props" || (shape && isPlaceField(key))) continue;
    const value = record[key];
    if (key === "meta" && isPlainObject(value)) {
      for (const each of Object.keys(value)) fields.set(META_PREFIX + each, value[each]);
    } else fields.set(key, value);
  }
  if (shape)
    fields.set(
      KEY.PLACE,
      PLACE_FIELDS.map((key) => record[key]),
    );
  const free = freePoints(record) !== null;
  const props = propsOf(record);
  for (const key of Object.keys(props)) {
    const field = PROPS_PREFIX + key;
    if (!(free && field === KEY.SEGMENTS)) fields.set(field, props[key]);
  }
  return fields;
}

/** Fields of `next` that differ from `previous`; undefined for a field that is gone. */
export function changedFields(previous: BoardRecord, next: BoardRecord): Map<string, unknown> {
  const before = fieldsOf(previous);
  const changed = fieldsOf(next);
  for (const [field, value] of before) {
    if (!changed.has(field)) changed.set(field, undefined);
    else if (sameValue(changed.get(field), value)) changed.delete(field);
  }
  return changed;
}

/** Sets fields on a copy of the record. */
export function withFields(record: BoardRecord, fields: ReadonlyMap<string, unknown>): BoardRecord {
  const copy: Record<string, unknown> = { ...record };
  const props: Record<string, unknown> = { ...propsOf(record) };
  // The first versions wrote `meta` as a whole. Entries written key by key are newer, so they are set after it.
  if (fields.has("meta")) assign(copy, "meta", fields.get("meta"));
  const meta: Record<string, unknown> = isPlainObject(copy.meta) ? { ...copy.meta } : {};
  for (const [field, value] of fields) {
    if (field === "meta") continue;
    if (field === KEY.PLACE) setPlace(copy, value);
    else if (field.startsWith(PROPS_PREFIX)) assign(props, field.slice(PROPS_PREFIX.length), value);
    else if (field.startsWith(META_PREFIX)) assign(meta, field.slice(META_PREFIX.length), value);
    else assign(copy, field, value);
  }
  if (copy.meta !== undefined || Object.keys(meta).length > 0) copy.meta = meta;
  if (copy.props !== undefined || Object.keys(props).length > 0) copy.props = props;
  return { ...copy, id: record.id, typeName: record.typeName };
}

function assign(target: Record<string, unknown>, key: string, value: unknown): void {
  if (!isSafeKey(key)) return;
  if (value === undefined) delete target[key];
  else target[key] = value;
}

function setPlace(target: Record<string, unknown>, value: unknown): void {
  if (!Array.isArray(value)) return;
  const place = value as unknown[];
  PLACE_FIELDS.forEach((key, index) => {
    if (index < place.length) target[key] = place[index];
  });
}

/** The place as it is stored: with parent and index only if they differ from the base, which never changes. */
export function storedPlace(place: unknown, base: Readonly<Record<string, unknown>>): unknown {
  const [x, y, parentId, index] = place as unknown[];
  return parentId === base.parentId && index === base.index ? [x, y] : [x, y, parentId, index];
}
