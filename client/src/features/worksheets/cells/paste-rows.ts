import { type NewRow, writeText } from "@casement/shared/document/sheets/edit-rows";
import { SHEET_LIMITS } from "@casement/shared/worksheets/limits";
import type { TableName, TextName } from "@casement/shared/worksheets/schema";
import type { WorksheetKind } from "@casement/shared/worksheets/worksheet";
import type { SheetEdits } from "@/document/sheets/sheet-edits";
import { focusCell } from "./focus";

/** Whether a paste stays within the limits. When it does not, a notice says why, and nothing of it must be added. */
export function admitsPaste(edits: SheetEdits, { rows, isTooLong }: { rows: number; isTooLong: boolean }): boolean {
  const refusal = rows > SHEET_LIMITS.pastedRows ? "rows" : isTooLong ? "text" : null;
  if (refusal !== null) edits.refuse(refusal);
  return refusal === null;
}

interface PastedRows<K extends WorksheetKind, T extends TableName<K>> {
  readonly sheet: K;
  readonly table: T;
  /** The row that they were pasted into: the first line continues its text, the others become rows below it. */
  readonly id: string;
  readonly field: TextName<K, T>;
  readonly max: number;
  readonly lines: readonly string[];
  readonly parent?: string | null;
  /** Values of the new rows besides their text. */
  readonly values?: NewRow<K, T>["values"];
}

/** Makes rows of pasted lines in one step of undo. When not all fit, it adds none and a notice says why. */
export function pasteRows<K extends WorksheetKind, T extends TableName<K>>(
  edits: SheetEdits,
  { sheet, table, id, field, max, lines, parent = null, values }: PastedRows<K, T>,
): void {
  const text = edits.textOf(id, field);
  const [first, ...rest] = lines;
  if (text === null || first === undefined) return;
  const whole = text.toString() === "" ? first : `${text.toString()} ${first}`;
  const isTooLong = whole.length > max || rest.some((line) => line.length > max);
  if (!admitsPaste(edits, { rows: lines.length, isTooLong })) return;
  const rows = rest.map(
    (line): NewRow<K, T> => ({
      sheet,
      table,
      parent,
      after: id,
      texts: { [field]: line } as NonNullable<NewRow<K, T>["texts"]>,
      ...(values === undefined ? {} : { values }),
    }),
  );
  edits.step(() => {
    const made = edits.addRows(rows);
    if (made.length < rows.length) return;
    writeText(edits.doc, text, whole);
    focusCell(made.at(-1) ?? id, field);
  });
}

interface RowsBehind<K extends WorksheetKind, T extends TableName<K>> {
  /** The row that they were pasted into, and whether it is empty: then the first line fills it. */
  readonly id: string;
  readonly isEmpty: boolean;
  readonly rows: readonly NewRow<K, T>[];
  /** The cell of the last row that gets the focus. */
  readonly focus: TextName<K, T>;
}

/**
 * Makes rows below the one that they were pasted into, in one step of undo. An empty row is filled, not replaced, so
 * that the focused field stays in place until the focus moves on.
 */
export function pasteBehind<K extends WorksheetKind, T extends TableName<K>>(
  edits: SheetEdits,
  { id, isEmpty, rows, focus }: RowsBehind<K, T>,
): void {
  const [first, ...others] = rows;
  if (first === undefined) return;
  const added = isEmpty ? others : rows;
  const filled = isEmpty ? textsOf(first) : [];
  if (!edits.admits(filled.reduce((sum, [, text]) => sum + text.length, 0))) return;
  edits.step(() => {
    const made = edits.addRows(added.map((row, index) => (index === 0 ? { ...row, after: id } : row)));
    if (made.length < added.length) return;
    for (const [name, text] of filled) {
      const into = edits.textOf(id, name);
      if (into !== null) writeText(edits.doc, into, text);
    }
    if (isEmpty) edits.setAll(first, id);
    focusCell(made.at(-1) ?? id, focus);
  });
}

const textsOf = (row: { readonly texts?: object | undefined }) => Object.entries(row.texts ?? {}) as [string, string][];
