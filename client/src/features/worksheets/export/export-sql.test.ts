import { addRow } from "@casement/shared/document/sheets/edit-rows";
import * as Y from "yjs";
import { exportFiles } from "./export-files";

test.each([
  ["deleted_at", "timestamp", "timestamptz NOT NULL"],
  ["deleted_at", "timestamp?", "timestamptz"],
  ["deleted_at?", "timestamp", "timestamptz"],
])("WKS-60 the field %s of type %s is the column %s", (name, type, column) => {
  const doc = new Y.Doc();
  const entity = addRow(doc, { sheet: "data-model", table: "entity", texts: { name: "tweet" } });
  addRow(doc, { sheet: "data-model", table: "field", parent: entity, texts: { name, type } });
  expect(exportFiles(doc, "", null)["schema.sql"]).toContain(`(\n  "deleted_at" ${column}\n)`);
});
