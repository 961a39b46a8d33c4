import type { BandStep } from "@casement/shared/playback/step-band";
import { partAt, visitTimes } from "./recording";
import { sayPlace } from "./say-place";

const visit: BandStep = {
  stepIndex: 2,
  title: "Estimate",
  from: 60_000,
  to: 400_000,
  budgetMs: 240_000,
  overrunFrom: 330_000,
};

test("UI-78 a visit's time leaves its pauses out, before the overrun and in it", () => {
  const pauses = [
    { from: 100_000, to: 130_000 },
    { from: 350_000, to: 360_000 },
    { from: 390_000, to: 500_000 },
  ];
  expect(visitTimes(visit, pauses)).toEqual({ spentMs: 290_000, overMs: 50_000 });
  expect(visitTimes({ ...visit, overrunFrom: null }, [])).toEqual({ spentMs: 340_000, overMs: 0 });
});

test("UI-75 a place of the recording is said in words", () => {
  expect(sayPlace({ band: [visit] }, 80_000)).toBe("1 minute 20 seconds, step 3 Estimate");
  expect(sayPlace({ band: [] }, 61_000)).toBe("1 minute 1 second");
  expect(partAt([visit], 10)).toBeNull();
});
