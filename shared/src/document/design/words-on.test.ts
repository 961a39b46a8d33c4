import type { BoardRecord } from "../records/board-record.js";
import { rowWords } from "../sheets/row-words.js";
import { allWordsOn } from "./words-on.js";

const shape = (type: string, props: object, more: object = {}) =>
  ({ id: "shape:1", typeName: "shape", type, props, ...more }) as unknown as BoardRecord;
const richText = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "fan-out" }] }] };

test.each([
  [
    "a component with its facts",
    shape("component", { kind: "cache", label: "Feeds", technology: "Redis" }),
    "Feeds · Redis",
  ],
  ["a component without a name", shape("component", { kind: "cache", label: " " }), "Cache"],
  ["a text", shape("text", { richText }), "fan-out"],
  ["an arrow", shape("arrow", { text: "reads" }, { meta: { protocol: "gRPC" } }), "reads · gRPC"],
  ["a frame", shape("frame", { name: "Write path" }), "Write path"],
  [
    "an entity",
    shape("entity", { name: "Tweet", store: "Cassandra", fields: [{ name: "id", type: "bigint", key: "PK" }] }),
    "Tweet · Cassandra · id bigint",
  ],
  ["a line", shape("draw", { segments: [] }), ""],
])("BRD-95 the words on %s", (_name, record, words) => {
  expect(allWordsOn(record)).toBe(words);
});

test("BRD-95 of a worksheet's row what was written counts, not what was chosen", () => {
  const row = { id: "r", sheet: "api", table: "call", parent: null, order: "a" };
  const fields = { method: "POST", name: "/tweets", summary: "  ", body: "text: string", unknown: "x" };
  expect(rowWords({ ...row, fields })).toBe("/tweets · text: string");
  expect(rowWords({ ...row, sheet: "later", fields })).toBe("");
});
