import { addRow } from "@casement/shared/document/sheets/edit-rows";
import * as Y from "yjs";
import { exportFiles } from "./export-files";

/** Japanese, Arabic from right to left, a family and a flag of several code points, a letter beyond 16 bits. */
const WORDS = "日本語のツイート تغريدة جديدة 👨‍👩‍👧‍👦 🏴‍☠️ 𠮷野家 é";
/** Without signs that mean nothing in a name of SQL. */
const NAME = "日本語_تغريدة_𠮷野家";

function written(): Y.Doc {
  const doc = new Y.Doc();
  addRow(doc, { sheet: "requirements", table: "item", texts: { text: WORDS } });
  addRow(doc, { sheet: "estimate", table: "quantity", texts: { name: WORDS, formula: "500 M", note: WORDS } });
  addRow(doc, {
    sheet: "api",
    table: "call",
    texts: {
      name: "/ツイート/{利用者}",
      summary: WORDS,
      parameters: `日本語: string ${WORDS}`,
      errors: `404 ${WORDS}`,
    },
  });
  addRow(doc, { sheet: "api", table: "call", values: { style: "function" }, texts: { name: WORDS } });
  const entity = addRow(doc, { sheet: "data-model", table: "entity", texts: { name: NAME, why: WORDS } });
  addRow(doc, { sheet: "data-model", table: "field", parent: entity, texts: { name: NAME, type: "text" } });
  addRow(doc, { sheet: "data-model", table: "field", parent: entity, texts: { name: "odd", type: WORDS } });
  addRow(doc, { sheet: "bottlenecks", table: "finding", texts: { title: WORDS, finding: WORDS } });
  return doc;
}

const files = exportFiles(written(), WORDS, null);
const count = (text: string, part: string) => text.split(part).length - 1;

test("WKS-53 Markdown has every alphabet as it was written", () =>
  expect(count(files["worksheets.md"], WORDS)).toBeGreaterThanOrEqual(9));

test("WKS-43 OpenAPI has every alphabet as it was written", () => {
  const document = JSON.parse(files["openapi.json"]) as { info: { title: string }; paths: object };
  expect(document.info.title).toBe(WORDS);
  expect(document).toMatchObject({
    paths: {
      [`/${encodeURIComponent("ツイート")}/{利用者}`]: {
        get: {
          summary: WORDS,
          parameters: [
            { name: "利用者", in: "path" },
            { name: "日本語", description: `string ${WORDS}` },
          ],
          responses: { 404: { description: WORDS } },
        },
      },
    },
    "x-functions": [{ name: WORDS }],
  });
});

test("WKS-64 SQL names tables and columns in every alphabet, and keeps remarks as they were written", () => {
  const sql = files["schema.sql"];
  expect(sql).toContain(`CREATE TABLE "${NAME}" (\n  "${NAME}" text`);
  // The title, why the entity is stored there, and a type that is no type.
  expect(count(sql, WORDS)).toBe(3);
});
