import { describeImport } from "./describe-import";

test.each([
  [0.5, null, "Sending r.ndjson", 0.5],
  [1, null, "Sent", 0],
  [1, { step: "waiting", before: 1, share: 0 }, "Waiting: one other import comes first", 0],
  [1, { step: "waiting", before: 3, share: 0 }, "Waiting: 3 other imports come first", 0],
  [1, { step: "checking", before: 0, share: 0.25 }, "Checking every line", 0.25],
  [1, { step: "keeping", before: 0, share: 0.75 }, "Saving it", 0.75],
] as const)("UI-110 an import tells its progress (%#)", (sent, progress, words, share) => {
  expect(describeImport("r.ndjson", sent, progress)).toEqual({ words, share });
});
