import { cueBetween, untilNextSecond } from "./cues";

const at = (stepRemaining: number, stepIndex = 0, stepBudget = 300_000) => ({
  stepIndex,
  stepRemaining,
  stepBudget,
  stepOverrun: 0,
});

test.each([
  ["one minute is left", at(60_400), at(59_400), "minute"],
  ["the time is up", at(300), at(0), "zero"],
  ["nothing special passes", at(50_000), at(49_000), null],
  ["the step changes", at(70_000), at(30_000, 1), null],
  ["the step is extended", at(0), at(30_000, 0, 360_000), null],
  ["the time was up before", at(0), at(0), null],
] as const)("STP-52 a cue when %s", (_when, before, after, cue) => {
  expect(cueBetween(before, after)).toBe(cue);
});

test("STP-53 the screen wakes when the first of the clocks shows its next second", () => {
  expect(untilNextSecond({ stepSpent: 12_300, totalSpent: 99_900 })).toBe(100);
  expect(untilNextSecond({ stepSpent: 12_000, totalSpent: 99_000 })).toBe(1000);
});
