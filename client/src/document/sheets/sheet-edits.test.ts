import { textOf, writeText } from "@casement/shared/document/sheets/edit-rows";
import type { SheetPlace } from "@casement/shared/playback/view-codec";
import { SHEET_LIMITS } from "@casement/shared/worksheets/limits";
import * as Y from "yjs";
import { LiveSheets } from "./live-sheets";
import { SheetEdits } from "./sheet-edits";

function person(doc = new Y.Doc()) {
  const sheets = new LiveSheets(doc);
  const refusals: string[] = [];
  const returns: SheetPlace[] = [];
  const edits = new SheetEdits(
    doc,
    sheets.index,
    (why) => refusals.push(why),
    (place) => returns.push(place),
  );
  const texts = () => sheets.index.rows("requirements", "item").map(({ text }) => text);
  const write = (id: string, next: string) => writeText(doc, textOf(doc, id, "text") as Y.Text, next);
  return { doc, sheets, edits, refusals, returns, texts, write };
}
const ITEM = { sheet: "requirements", table: "item" } as const;
const meet = (a: Y.Doc, b: Y.Doc) => {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b), "peer");
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a), "peer");
};

test("WKS-24 undo and redo cover only the person's own edits, and lead back to where they were made", () => {
  const [ana, ben] = [person(), person()];
  const id = ana.edits.addRow(ITEM) as string;
  ana.edits.place = { row: id, field: "text" };
  ana.write(id, "post");
  meet(ana.doc, ben.doc);
  ben.write(id, "post a tweet");
  ben.edits.endStep();
  ben.edits.set({ ...ITEM, id }, "scope", "later");
  meet(ana.doc, ben.doc);
  ana.edits.undo();
  meet(ana.doc, ben.doc);
  expect(ben.texts()).toEqual([" a tweet"]);
  expect(ana.returns).toEqual([{ row: id, field: "text" }]);
  ana.edits.redo();
  ben.edits.undo();
  meet(ana.doc, ben.doc);
  expect(ana.sheets.index.rows("requirements", "item")).toMatchObject([{ text: "post a tweet", scope: "in" }]);
});

test("WKS-24 a removed row comes back with its texts and what belongs to it, and can be written in again", () => {
  const { edits, doc, sheets } = person();
  const topic = edits.addRow({ sheet: "deep-dive", table: "topic", texts: { title: "Fan-out" } }) as string;
  edits.addRow({ sheet: "deep-dive", table: "option", parent: topic, texts: { name: "On write" } });
  edits.removeRow(topic);
  expect(sheets.index.size).toBe(0);
  edits.undo();
  expect(sheets.index.rows("deep-dive", "option")).toMatchObject([{ parent: topic, name: "On write" }]);
  writeText(doc, textOf(doc, topic, "title") as Y.Text, "Fan-out of tweets");
  expect(sheets.index.rows("deep-dive", "topic")).toMatchObject([{ title: "Fan-out of tweets" }]);
});

test("WKS-25 rows and characters beyond the limits are refused whole, with a reason, and the rest goes on", () => {
  const { edits, refusals, sheets } = person();
  const rows = (count: number, text = "x") => Array.from({ length: count }, () => ({ ...ITEM, texts: { text } }));
  expect(edits.addRows(rows(1_000_000))).toEqual([]);
  expect(edits.addRows(rows(SHEET_LIMITS.rowsPerSheet))).toHaveLength(SHEET_LIMITS.rowsPerSheet);
  expect(edits.addRow(ITEM)).toBeNull();
  expect(edits.addRow({ sheet: "api", table: "call" })).not.toBeNull();
  expect(edits.admits(SHEET_LIMITS.characters)).toBe(false);
  expect(edits.admits(-1)).toBe(true);
  expect(refusals).toEqual(["rows", "rows", "characters"]);
  expect(sheets.index.count("requirements")).toBe(SHEET_LIMITS.rowsPerSheet);
});

test("WKS-26 rows that did not change stay the same objects, and only changed ones are reported", () => {
  const { edits, sheets, write } = person();
  const [first, second] = edits.addRows([ITEM, ITEM]) as [string, string];
  const before = sheets.index.rows("requirements", "item");
  const calls = sheets.index.rows("api", "call");
  let told = 0;
  sheets.subscribe(() => {
    told += 1;
  });
  write(second, "changed");
  const after = sheets.index.rows("requirements", "item");
  expect([told, after[0] === before[0], after[1] === before[1]]).toEqual([1, true, false]);
  expect(sheets.index.rows("api", "call")).toBe(calls);
  expect(first).not.toBe(second);
});
