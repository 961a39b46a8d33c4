import * as Y from "yjs";
import { isSafeKey, plainValue } from "../../lib/json-value.js";
import { sheetsOf, storedRow } from "./stored-row.js";

/** Copies all rows of a document, with all their fields but without history, into a document that has none. */
export function copyRows(from: Y.Doc, to: Y.Doc): void {
  for (const [id, map] of sheetsOf(from).entries()) {
    if (storedRow(id, map) !== null) sheetsOf(to).set(id, copyRow(map));
  }
}

/** A new row with the same contents. */
export function copyRow(map: Y.Map<unknown>): Y.Map<unknown> {
  const entries: [string, unknown][] = [];
  for (const [key, value] of map.entries()) {
    if (!isSafeKey(key)) continue;
    if (value instanceof Y.Text) entries.push([key, new Y.Text(value.toString())]);
    else if (!(value instanceof Y.AbstractType) && value !== undefined) entries.push([key, plainValue(value)]);
  }
  return new Y.Map<unknown>(entries);
}
