import { matches } from "./guide-search";

const item = { id: "cache", title: "Fan-out", options: [{ name: "On write", pros: ["Fast reads"], cons: [] }] };

test.each([
  ["", true],
  ["fan", true],
  ["FAST write", true],
  ["fast slow", false],
  ["cache", false],
])("UI-44 the guide's search for %p: %p", (query, found) => {
  expect(matches(item, query)).toBe(found);
});
