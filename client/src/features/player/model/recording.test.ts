import type { BandStep } from "@casement/shared/playback/step-band";
import { partAt, visitsSpent } from "./recording";
import { sayPlace } from "./say-place";

const visit: BandStep = {
  stepIndex: 2,
  title: "Estimate",
  from: 60_000,
  to: 400_000,
  budgetMs: 240_000,
  overMs: 0,
  overruns: [],
};

test("UI-78 a visit's time leaves its pauses out, and the shown seconds add up to those of steps and recording", () => {
  const pauses = [{ from: 100_500, to: 130_900 }];
  const visits = [
    { ...visit, from: 0, to: 60_400 },
    { ...visit, stepIndex: 3, from: 60_400, to: 200_100 },
    { ...visit, from: 200_100, to: 231_000 },
  ];
  // Step 3 ran for 91.3 s in two visits, step 4 for 109.3 s; 30.4 s were paused: 231 s in all.
  expect(visitsSpent(visits, pauses, 231_000)).toEqual([60_000, 109_000, 31_000]);
});

test("UI-75 a place of the recording is said in words", () => {
  expect(sayPlace({ band: [visit] }, 80_000)).toBe("1 minute 20 seconds, step 3 Estimate");
  expect(sayPlace({ band: [] }, 61_000)).toBe("1 minute 1 second");
  expect(partAt([visit], 10)).toBeNull();
});
