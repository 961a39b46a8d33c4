import type { Row } from "@casement/shared/worksheets/schema";
import { WORKSHEETS } from "@casement/shared/worksheets/worksheet";
import type { SheetEdits } from "@/document/sheets/sheet-edits";
import { admitsPaste, pasteBehind } from "../cells/paste-rows";

const QUANTITY = { sheet: "estimate", table: "quantity" } as const;
const FIELDS = WORKSHEETS.estimate.tables.quantity;

interface PastedQuantity {
  readonly name: string;
  readonly formula: string;
  readonly note: string;
}

/**
 * Reads a line of a spreadsheet (tabs), of a note ("posts = 500 M") or of a list ("posts: 500 M"); anything else is a
 * name.
 */
export function quantityOf(line: string): PastedQuantity {
  const [name = "", formula, note = ""] = line.includes("\t") ? line.split("\t") : splitOnce(line);
  return { name: name.trim(), formula: (formula ?? "").trim(), note: note.trim() };
}

function splitOnce(line: string): string[] {
  const at = line.search(/=|:(?!\s*\d+\s*$)/);
  return at < 0 ? [line] : [line.slice(0, at), line.slice(at + 1)];
}

/** Makes rows of pasted lines below the row that they were pasted into. When not all fit, it adds none. */
export function pasteQuantities(edits: SheetEdits, into: Row<"estimate", "quantity">, lines: readonly string[]): void {
  const pasted = lines.map(quantityOf);
  const isTooLong = pasted.some(
    ({ name, formula, note }) =>
      name.length > FIELDS.name.max || formula.length > FIELDS.formula.max || note.length > FIELDS.note.max,
  );
  if (!admitsPaste(edits, { rows: lines.length, isTooLong })) return;
  const isEmpty = into.name === "" && into.formula === "" && into.note === "";
  const rows = pasted.map((texts) => ({ ...QUANTITY, texts }));
  pasteBehind(edits, { id: into.id, isEmpty, rows, focus: "formula" });
}
