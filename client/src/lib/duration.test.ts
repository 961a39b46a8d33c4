import { clockFace, readClockFace, spoken } from "./duration";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

test.each([
  [-5, "0:00"],
  [999, "0:00"],
  [65 * SECOND_MS, "1:05"],
  [45 * MINUTE_MS, "45:00"],
  [62 * MINUTE_MS + 3 * SECOND_MS, "1:02:03"],
])("UI-4 %d ms reads %s on a clock", (ms, face) => {
  expect(clockFace(ms)).toBe(face);
});

test.each([
  ["1:05", 65 * SECOND_MS],
  [" 1:02:03 ", 62 * MINUTE_MS + 3 * SECOND_MS],
  ["90:00", 90 * MINUTE_MS],
  ["1:5", null],
  ["soon", null],
])("UI-4 a clock's face is read: %s", (face, ms) => {
  expect(readClockFace(face)).toBe(ms);
});

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
