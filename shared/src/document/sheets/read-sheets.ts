import type * as Y from "yjs";
import type { Sheets } from "../../worksheets/schema.js";
import { SheetIndex } from "./sheet-index.js";
import { storedRows } from "./stored-row.js";

/** All worksheets of a document as plain values. Never throws: a value that does not fit is read as its default. */
export function readSheets(doc: Y.Doc): Sheets {
  return SheetIndex.of(storedRows(doc).values()).sheets();
}
