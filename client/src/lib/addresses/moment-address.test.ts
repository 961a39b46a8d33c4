import { readMoment, writeMoment } from "@casement/shared/lib/moment-address";

test.each([
  ["17m20s", 1_040_000],
  ["1h2m3s", 3_723_000],
  ["95", 95_000],
  ["95s", 95_000],
  ["2h", 7_200_000],
  ["0s", 0],
  ["17:20", 1_040_000],
  ["1:02:03", 3_723_000],
])("UI-70 the address %s is a moment", (text, ms) => {
  expect(readMoment(text)).toBe(ms);
});

test.each([null, "", "soon", "-5", "1m1h", "17:2", "1.5s"])("UI-70 %s is no moment", (text) => {
  expect(readMoment(text)).toBeNull();
});

test("UI-70 what is written is read as the same second", () => {
  for (const ms of [0, 999, 59_999, 60_000, 1_040_000, 3_600_000, 3_723_456]) {
    expect(readMoment(writeMoment(ms))).toBe(Math.floor(ms / 1000) * 1000);
  }
  expect(writeMoment(1_040_500)).toBe("17m20s");
});
