import { estimateMarkdown } from "./estimate-markdown.js";

test("EST-26 the export says how a formula was read, beside its result", () => {
  const row = { id: "1", parent: null, order: "a", name: "read rate", formula: "20B / 86400", note: "" };
  expect(estimateMarkdown({ quantity: [row] })).toMatch(/231 481 .*The formula reads B as billion/);
});
