import * as Y from "yjs";
import { sameValue } from "../../lib/json-value.js";
import { newId } from "../../lib/new-id.js";
import { byOrder, orderBetween } from "../../worksheets/order.js";
import {
  type FieldValue,
  fieldsOfTable,
  type TableName,
  type TextName,
  type ValueName,
} from "../../worksheets/schema.js";
import { textEdit } from "../../worksheets/text-edit.js";
import type { WorksheetKind } from "../../worksheets/worksheet.js";
import { BASE_KEY } from "../schema.js";
import { ORDER_KEY, type StoredRow, sheetsOf, storedRow, storedRows } from "./stored-row.js";

/** Origin of this client's edits of worksheets, which its undo takes back. */
export const SHEET_EDIT = Symbol("worksheet edit");

/** A row to add. Texts begin with the given string; values that are left out begin with their default. */
export interface NewRow<K extends WorksheetKind, T extends TableName<K>> {
  readonly sheet: K;
  readonly table: T;
  readonly parent?: string | null;
  /** Id of the row to add it after; null: first; left out: last. */
  readonly after?: string | null;
  readonly values?: { readonly [N in ValueName<K, T>]?: FieldValue<K, T, N> };
  readonly texts?: { readonly [N in TextName<K, T>]?: string };
}

/** Names a row of a table. */
export interface RowRef<K extends WorksheetKind, T extends TableName<K>> {
  readonly sheet: K;
  readonly table: T;
  readonly id: string;
}

/** Adds a row and returns its id. Creates all of its texts at once, so that two people never create the same one. */
export function addRow<K extends WorksheetKind, T extends TableName<K>>(doc: Y.Doc, row: NewRow<K, T>): string {
  const { sheet, table, parent = null } = row;
  const id = newId();
  const siblings = siblingsOf(doc, { sheet, table, parent });
  const values = (row.values ?? {}) as Readonly<Record<string, unknown>>;
  const texts = (row.texts ?? {}) as Readonly<Record<string, string | undefined>>;
  const entries: [string, unknown][] = [
    [BASE_KEY, parent === null ? { sheet, table } : { sheet, table, parent }],
    [ORDER_KEY, orderBehind(siblings, row.after)],
  ];
  for (const [name, field] of Object.entries(fieldsOfTable(sheet, table) ?? {})) {
    if (field.kind === "text") entries.push([name, new Y.Text(texts[name] ?? "")]);
    else if (values[name] !== undefined) entries.push([name, values[name]]);
  }
  edit(doc, () => sheetsOf(doc).set(id, new Y.Map<unknown>(entries)));
  return id;
}

/** Removes a row with its children. Removing wins over what others write in the row meanwhile. */
export function removeRow(doc: Y.Doc, id: string): void {
  const rows = storedRows(doc);
  const gone = new Set([id]);
  for (const each of gone) for (const row of rows.values()) if (row.parent === each) gone.add(row.id);
  edit(doc, () => {
    for (const each of gone) sheetsOf(doc).delete(each);
  });
}

/** Moves a row after another one with the same table and parent; null: to the first place. */
export function moveRow(doc: Y.Doc, id: string, after: string | null): void {
  const map = sheetsOf(doc).get(id);
  const row = storedRow(id, map);
  if (map === undefined || row === null || after === id) return;
  const siblings = siblingsOf(doc, row).filter((sibling) => sibling.id !== id);
  edit(doc, () => map.set(ORDER_KEY, orderBehind(siblings, after)));
}

/** Sets a value of a row; does nothing if the value is equal or the row is gone. */
export function setField<K extends WorksheetKind, T extends TableName<K>, N extends ValueName<K, T>>(
  doc: Y.Doc,
  { id }: RowRef<K, T>,
  name: N,
  value: FieldValue<K, T, N>,
): void {
  const map = sheetsOf(doc).get(id);
  if (map === undefined || sameValue(map.get(name), value)) return;
  edit(doc, () => map.set(name, value));
}

/** A row's Y.Text for editing; null when the row or the text does not exist. */
export function textOf(doc: Y.Doc, id: string, name: string): Y.Text | null {
  const map: unknown = sheetsOf(doc).get(id);
  const text = map instanceof Y.Map ? map.get(name) : undefined;
  return text instanceof Y.Text ? text : null;
}

/** Changes a text to `next` with the smallest edit; see `textEdit` for the caret. */
export function writeText(doc: Y.Doc, text: Y.Text, next: string, caret?: number): void {
  const change = textEdit(text.toString(), next, caret);
  if (change === null) return;
  edit(doc, () => {
    if (change.remove > 0) text.delete(change.at, change.remove);
    if (change.insert !== "") text.insert(change.at, change.insert);
  });
}

/** Joins several edits: they are sent as one update and taken back by one undo. */
export function edit<R>(doc: Y.Doc, run: () => R): R {
  return doc.transact(run, SHEET_EDIT);
}

function siblingsOf(doc: Y.Doc, of: Pick<StoredRow, "sheet" | "table" | "parent">): StoredRow[] {
  return [...storedRows(doc).values()]
    .filter(({ sheet, table, parent }) => sheet === of.sheet && table === of.table && parent === of.parent)
    .sort(byOrder);
}

function orderBehind(siblings: readonly StoredRow[], after: string | null | undefined): string {
  const at = after === null ? -1 : siblings.findIndex(({ id }) => id === after);
  const behind = at < 0 && after !== null ? siblings.length - 1 : at;
  const before = siblings[behind]?.order ?? null;
  // Two people can make equal orders; the new row goes after the last of them.
  const next = siblings.slice(behind + 1).find(({ order }) => order > (before ?? ""));
  return orderBetween(before, next?.order ?? null);
}
