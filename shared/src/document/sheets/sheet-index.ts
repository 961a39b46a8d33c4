import type { TableFields } from "../../worksheets/field.js";
import { byOrder } from "../../worksheets/order.js";
import { fieldsOfTable, type Row, type Sheets, type TableName } from "../../worksheets/schema.js";
import { WORKSHEETS, type WorksheetKind } from "../../worksheets/worksheet.js";
import type { StoredRow } from "./stored-row.js";

const NONE: readonly never[] = [];
const tableKey = (sheet: string, table: string) => `${sheet}/${table}`;

interface ReadRow {
  readonly id: string;
  readonly parent: string | null;
  readonly order: string;
}

/**
 * Rows by table, typed and in order. Unchanged rows and lists stay the same objects, so that a screen redraws only what
 * changed. A row whose parent is missing is hidden, and shown again when the parent appears.
 */
export class SheetIndex {
  readonly #stored = new Map<string, StoredRow>();
  readonly #read = new Map<string, ReadRow>();
  readonly #ids = new Map<string, Set<string>>();
  readonly #lists = new Map<string, readonly ReadRow[]>();
  #characters = 0;

  static of(rows: Iterable<StoredRow>): SheetIndex {
    const index = new SheetIndex();
    for (const row of rows) index.set(row.id, row);
    return index;
  }

  get size(): number {
    return this.#stored.size;
  }

  /** UTF-16 code units of all texts and values. */
  get characters(): number {
    return this.#characters;
  }

  get(id: string): StoredRow | undefined {
    return this.#stored.get(id);
  }

  ids(): IterableIterator<string> {
    return this.#stored.keys();
  }

  /** Sets or (null) removes a row. */
  set(id: string, row: StoredRow | null): void {
    const before = this.#stored.get(id);
    if (before !== undefined) this.#leave(before);
    if (row === null) this.#stored.delete(id);
    else {
      this.#characters += weigh(row);
      this.#stored.set(id, row);
      const key = tableKey(row.sheet, row.table);
      const ids = this.#ids.get(key);
      if (ids === undefined) this.#ids.set(key, new Set([id]));
      else ids.add(id);
      this.#lists.delete(key);
    }
    // Children appear and disappear with their parents.
    if ((before === undefined) !== (row === null)) this.#lists.clear();
    this.#read.delete(id);
  }

  #leave(row: StoredRow): void {
    const key = tableKey(row.sheet, row.table);
    this.#characters -= weigh(row);
    this.#ids.get(key)?.delete(row.id);
    this.#lists.delete(key);
  }

  /** A table's rows in order. */
  rows<K extends WorksheetKind, T extends TableName<K>>(sheet: K, table: T): readonly Row<K, T>[] {
    const key = tableKey(sheet, table);
    let list = this.#lists.get(key);
    if (list === undefined) {
      const fields = fieldsOfTable(sheet, table);
      list = fields === undefined ? NONE : this.#list(key, fields);
      this.#lists.set(key, list);
    }
    return list as readonly Row<K, T>[];
  }

  /** How many rows a worksheet has, including hidden rows and rows of unknown tables. */
  count(sheet: WorksheetKind): number {
    let count = 0;
    for (const [key, ids] of this.#ids) if (key.startsWith(`${sheet}/`)) count += ids.size;
    return count;
  }

  /** All worksheets. */
  sheets(): Sheets {
    const sheets = Object.entries(WORKSHEETS).map(([sheet, { tables }]) => [
      sheet,
      Object.fromEntries(Object.keys(tables).map((table) => [table, this.rows(sheet as "api", table as "call")])),
    ]);
    return Object.fromEntries(sheets) as Sheets;
  }

  #list(key: string, fields: TableFields): readonly ReadRow[] {
    const rows: ReadRow[] = [];
    for (const id of this.#ids.get(key) ?? NONE) {
      const stored = this.#stored.get(id) as StoredRow;
      if (stored.parent === null || this.#stored.has(stored.parent)) rows.push(this.#readRow(stored, fields));
    }
    return rows.sort(byOrder);
  }

  #readRow(stored: StoredRow, fields: TableFields): ReadRow {
    const known = this.#read.get(stored.id);
    if (known !== undefined) return known;
    const row: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(fields)) {
      const written = Object.hasOwn(stored.fields, name) ? stored.fields[name] : undefined;
      if (field.kind === "text") row[name] = typeof written === "string" ? written : "";
      else
        row[name] =
          written === undefined ? field.defaultValue : (field.schema.safeParse(written).data ?? field.defaultValue);
    }
    const read = { ...row, id: stored.id, parent: stored.parent, order: stored.order };
    this.#read.set(stored.id, read);
    return read;
  }
}

function weigh({ fields }: StoredRow): number {
  let characters = 0;
  for (const value of Object.values(fields))
    characters += typeof value === "string" ? value.length : (JSON.stringify(value)?.length ?? 0);
  return characters;
}
