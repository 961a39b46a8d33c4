import { enterStep, idleClock, pauseClock, resumeClock, startClock } from "@casement/shared/session/step-clock";
import { emptyState, type SessionState } from "@casement/shared/session-log/state";
import { sessionRibbon, toneOf } from "./session-ribbon";

const MINUTE = 60_000;
const START = 1_000_000;
const step = (key: string, minutes: number) => ({ key, title: key, minutes, prompts: [] });

const plan: SessionState["plan"] = {
  title: "t",
  problemId: "p",
  problemTitle: "P",
  frameworkId: "f",
  frameworkName: "F",
  steps: [step("a", 5), step("b", 10)],
  scheduledAt: null,
  timeZone: null,
};

test("STP-50 the ribbon shows time spent, the current step and its tone", () => {
  const clock = enterStep(startClock(idleClock, START), 1, START + 7 * MINUTE);
  const { segments, live } = sessionRibbon({ ...emptyState, plan, clock, phase: "live" }, START + 16.5 * MINUTE);
  expect(live).toBe(true);
  expect(segments.map(({ spentMs, current, tone }) => ({ spentMs, current, tone }))).toEqual([
    { spentMs: 7 * MINUTE, current: false, tone: "over" },
    { spentMs: 9.5 * MINUTE, current: true, tone: "warning" },
  ]);
});

test("STP-50 a pause is a gap in its step, after the lengths of the earlier steps", () => {
  let clock = enterStep(startClock(idleClock, START), 1, START + 7 * MINUTE);
  clock = pauseClock(clock, START + 9 * MINUTE);
  clock = resumeClock(clock, START + 12 * MINUTE);
  const { gaps } = sessionRibbon({ ...emptyState, plan, clock, phase: "live" }, START + 20 * MINUTE);
  // Step a took 7 minutes and has that width; step b had run for 2.
  expect(gaps).toEqual([{ atMs: 9 * MINUTE, lengthMs: 3 * MINUTE }]);
});

test.each([
  [61_000, 0, "normal"],
  [60_000, 0, "warning"],
  [0, 0, "warning"],
  [0, 1, "over"],
] as const)("STP-51 with %i ms left and %i ms over the tone is %s", (left, over, tone) => {
  expect(toneOf(left, over)).toBe(tone);
});
