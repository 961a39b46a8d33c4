import * as Y from "yjs";
import { isPlainObject, isSafeKey, plainValue } from "../../lib/json-value.js";
import { BASE_KEY, ROOT } from "../schema.js";

/** Key of the order in a row's map. */
export const ORDER_KEY = "o";

/** A row as stored in the document, with texts as strings. Its table may be unknown to this version. */
export interface StoredRow {
  readonly id: string;
  readonly sheet: string;
  readonly table: string;
  readonly parent: string | null;
  readonly order: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export function sheetsOf(doc: Y.Doc): Y.Map<Y.Map<unknown>> {
  return doc.getMap(ROOT.SHEETS);
}

/** One row's map -> the row, or null if the map is not (yet) a row. Never throws, whatever a peer wrote. */
export function storedRow(id: string, map: unknown): StoredRow | null {
  if (!(map instanceof Y.Map)) return null;
  const base = plainValue(map.get(BASE_KEY));
  if (!isPlainObject(base) || typeof base.sheet !== "string" || typeof base.table !== "string") return null;
  const order = map.get(ORDER_KEY);
  const fields: Record<string, unknown> = {};
  for (const [key, value] of map.entries()) {
    if (key === BASE_KEY || key === ORDER_KEY || !isSafeKey(key)) continue;
    if (value instanceof Y.Text) fields[key] = value.toString();
    else if (!(value instanceof Y.AbstractType) && value !== undefined) fields[key] = plainValue(value);
  }
  const parent = typeof base.parent === "string" ? base.parent : null;
  return {
    id,
    sheet: base.sheet,
    table: base.table,
    parent,
    order: typeof order === "string" ? order : "",
    fields,
  };
}

/** All rows of a document, by id. */
export function storedRows(doc: Y.Doc): Map<string, StoredRow> {
  const rows = new Map<string, StoredRow>();
  for (const [id, map] of sheetsOf(doc).entries()) {
    const row = storedRow(id, map);
    if (row !== null) rows.set(id, row);
  }
  return rows;
}
