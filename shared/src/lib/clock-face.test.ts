import { clockFace, readClockFace } from "./clock-face.js";

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
