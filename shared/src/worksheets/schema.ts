import type { TableFields, TextField, ValueField } from "./field.js";
import { WORKSHEETS, type WorksheetKind } from "./worksheet.js";

type SheetTables = { readonly [K in WorksheetKind]: (typeof WORKSHEETS)[K]["tables"] };

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
  if (!Object.hasOwn(WORKSHEETS, sheet)) return undefined;
  const tables: Readonly<Record<string, TableFields>> = WORKSHEETS[sheet as WorksheetKind].tables;
  return Object.hasOwn(tables, table) ? tables[table] : undefined;
}
