import { API_SHEET } from "./api-sheet.js";
import { BOTTLENECKS_SHEET } from "./bottlenecks-sheet.js";
import { DATA_MODEL_SHEET } from "./data-model-sheet.js";
import { DEEP_DIVE_SHEET } from "./deep-dive-sheet.js";
import { ESTIMATE_SHEET } from "./estimate-sheet.js";
import type { TableFields, TextField, ValueField } from "./field.js";
import { REQUIREMENTS_SHEET } from "./requirements-sheet.js";
import type { WorksheetKind } from "./worksheet.js";

/**
 * The schema of the worksheets: sheet -> table -> fields. Tables and fields may be added at any time; a version that
 * does not know them leaves them alone. Their meaning must never change: old sessions are read with this schema.
 */
export const SHEETS = {
  requirements: REQUIREMENTS_SHEET,
  estimate: ESTIMATE_SHEET,
  api: API_SHEET,
  "data-model": DATA_MODEL_SHEET,
  "deep-dive": DEEP_DIVE_SHEET,
  bottlenecks: BOTTLENECKS_SHEET,
} as const satisfies Record<WorksheetKind, Readonly<Record<string, TableFields>>>;

type SheetTables = typeof SHEETS;

/** Names a table of a sheet; `TableName<"api">` is `"call"`. */
export type TableName<K extends WorksheetKind> = keyof SheetTables[K] & string;

type Fields<K extends WorksheetKind, T extends TableName<K>> = SheetTables[K][T];
type ReadField<F> = F extends TextField ? string : F extends ValueField<infer V> ? V : never;
type Names<F, Kind> = { [N in keyof F]: F[N] extends Kind ? N : never }[keyof F] & string;

/** Names of a table's text fields. */
export type TextName<K extends WorksheetKind, T extends TableName<K>> = Names<Fields<K, T>, TextField>;
/** Names of a table's other fields, with `FieldValue` as what they hold. */
export type ValueName<K extends WorksheetKind, T extends TableName<K>> = Exclude<
  keyof Fields<K, T> & string,
  TextName<K, T>
>;
export type FieldValue<K extends WorksheetKind, T extends TableName<K>, N extends keyof Fields<K, T>> = ReadField<
  Fields<K, T>[N]
>;

/** A row as it is read: texts as strings, values validated by their schemas. Never changed in place. */
export type Row<K extends WorksheetKind, T extends TableName<K>> = {
  readonly id: string;
  /** Id of the row that this row belongs to; null in most tables. */
  readonly parent: string | null;
  readonly order: string;
} & { readonly [N in keyof Fields<K, T>]: ReadField<Fields<K, T>[N]> };

/** All worksheets of a session: sheet -> table -> rows in order. */
export type Sheets = { readonly [K in WorksheetKind]: { readonly [T in TableName<K>]: readonly Row<K, T>[] } };

/** The fields of a table; undefined when this version does not know it. */
export function fieldsOfTable(sheet: string, table: string): TableFields | undefined {
  if (!Object.hasOwn(SHEETS, sheet)) return undefined;
  const tables: Readonly<Record<string, TableFields>> = SHEETS[sheet as WorksheetKind];
  return Object.hasOwn(tables, table) ? tables[table] : undefined;
}
