import { spoken } from "./duration";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

test.each([
  [0, "no time"],
  [20 * SECOND_MS, "less than a minute"],
  [MINUTE_MS, "1 minute"],
  [3 * MINUTE_MS + 10 * SECOND_MS, "3 minutes"],
  [60 * MINUTE_MS, "1 hour"],
  [90 * MINUTE_MS, "1 hour 30 minutes"],
])("UI-4 %d ms is said as %s", (ms, words) => {
  expect(spoken(ms)).toBe(words);
});
