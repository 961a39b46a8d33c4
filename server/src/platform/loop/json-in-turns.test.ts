import { sampleRecord } from "@casement/shared/testing/sample-record";
import { jsonInTurns } from "./json-in-turns.js";

const long = Array.from({ length: 3000 }, (_, index) => ({
  id: index,
  text: `né ${index} \u2028 "quoted" `.repeat(9),
}));

test.each<[string, unknown]>([
  ["a record", { state: { events: sampleRecord } }],
  ["much text", { state: { chat: long, people: Object.fromEntries(long.map((one) => [`p "${one.id}"`, one])) } }],
  ["empty lists and objects", { none: [], nothing: {}, deep: [[], [{}], [[[]]]] }],
  ["what JSON leaves out", { absent: undefined, list: [undefined, 1, null], deep: { absent: undefined } }],
  ["a value with JSON of its own", { at: new Date(0), list: [new Date(1)] }],
  ["plain values", ["text", 1.5, true, null]],
  ["a text", "text"],
  ["nothing", null],
])("SEC-57 JSON in turns is what JSON.stringify writes: %s", async (_title, value) => {
  const pieces = await jsonInTurns(value);
  expect(Buffer.concat(pieces).toString()).toBe(JSON.stringify(value));
});

test("SEC-57 no piece of a long answer is long", async () => {
  const pieces = await jsonInTurns({ state: { chat: long } });
  expect(pieces.length).toBeGreaterThan(5);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(200 * 1024);
});
