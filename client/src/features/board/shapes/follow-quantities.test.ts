import { addRow, textOf } from "@casement/shared/document/sheets/edit-rows";
import { SheetIndex } from "@casement/shared/document/sheets/sheet-index";
import { storedRows } from "@casement/shared/document/sheets/stored-row";
import * as Y from "yjs";
import { readQuantities } from "./follow-quantities";

test("CMP-13 a row of the estimate is offered with its name and its value in words, and is followed", () => {
  const doc = new Y.Doc();
  const write = (name: string, formula: string) =>
    addRow(doc, { sheet: "estimate", table: "quantity", texts: { name, formula } });
  const read = () => readQuantities(SheetIndex.of(storedRows(doc).values()));
  const row = write("Reads", "20 billion reads / day");
  write("Broken", "1 / 0");
  expect([...read()]).toEqual([[row, { name: "Reads", value: "20 billion reads/day" }]]);
  textOf(doc, row, "formula")?.insert(0, "2 * ");
  expect(read().get(row)?.value).toBe("40 billion reads/day");
});
