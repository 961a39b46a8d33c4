import { seededRandom } from "../testing/seeded-random.js";
import {
  currentStep,
  endClock,
  enterStep,
  extendStep,
  idleClock,
  isPaused,
  originAt,
  pauseClock,
  readClock,
  resumeClock,
  type StepClock,
  spentInStep,
  startClock,
  unspentExtension,
  usedInStep,
} from "./step-clock.js";

const MINUTE_MS = 60_000;
const steps = [{ minutes: 5 }, { minutes: 10 }, { minutes: 15 }];
const start = 1_000_000;
const started = startClock(idleClock, start);

/** A random interview: any order of steps, pauses, extensions, with anything from 0 to 20 minutes in between. */
function randomClock(seed: number): { clock: StepClock; now: number } {
  const { below: random } = seededRandom(seed);
  let now = start;
  let clock = started;
  for (let move = 0; move < 40; move += 1) {
    now += random(4) === 0 ? 0 : random(20 * MINUTE_MS);
    const kind = random(4);
    if (kind === 0) clock = enterStep(clock, random(steps.length), now);
    else if (kind === 1) clock = extendStep(clock, random(steps.length), MINUTE_MS);
    else clock = isPaused(clock) ? resumeClock(clock, now) : pauseClock(clock, now);
  }
  return { clock: random(2) === 0 ? endClock(clock, now) : clock, now: now + random(MINUTE_MS) };
}

describe("the step clock", () => {
  test("STP-1 before the start nothing runs", () => {
    expect(readClock(idleClock, steps, start)).toMatchObject({ stepIndex: null, totalSpent: 0, paused: 0, wall: 0 });
    expect(currentStep(idleClock)).toBeNull();
  });

  test.each([
    ["at the start", 0, { stepSpent: 0, stepRemaining: 300_000, stepOverrun: 0 }],
    ["a minute before the end", 240_000, { stepSpent: 240_000, stepRemaining: 60_000, stepOverrun: 0 }],
    ["at the end", 300_000, { stepSpent: 300_000, stepRemaining: 0, stepOverrun: 0 }],
    ["a second over", 301_000, { stepSpent: 301_000, stepRemaining: 0, stepOverrun: 1_000 }],
  ])("STP-2 a step counts down and then over, never cut off: %s", (_title, after, reading) => {
    expect(readClock(started, steps, start + after)).toMatchObject({ ...reading, totalSpent: after });
  });

  test.each(Array.from({ length: 200 }, (_, seed) => seed))(
    "STP-3 time in all steps + pauses = wall clock (seed %i)",
    (seed) => {
      const { clock, now } = randomClock(seed);
      const { paused, wall, totalSpent } = readClock(clock, steps, now);
      const inSteps = steps.reduce((sum, _step, index) => sum + spentInStep(clock, index, now), 0);
      expect(inSteps + paused).toBe(wall);
      expect(totalSpent).toBe(inSteps);
      expect(wall).toBe((clock.endedAt ?? now) - start);
    },
  );

  test("STP-4 a pause stops the step and the total, also across a change of step", () => {
    const paused = pauseClock(started, start + 10_000);
    const elsewhere = enterStep(paused, 1, start + 40_000);
    const resumed = resumeClock(elsewhere, start + 60_000);
    const reading = readClock(resumed, steps, start + 65_000);
    expect(reading).toMatchObject({ stepIndex: 1, stepSpent: 5_000, totalSpent: 15_000, paused: 50_000, wall: 65_000 });
    expect(spentInStep(resumed, 0, start + 65_000)).toBe(10_000);
  });

  test("STP-5 going back to a step adds to what was spent in it", () => {
    const back = enterStep(enterStep(started, 1, start + 60_000), 0, start + 90_000);
    expect(spentInStep(back, 0, start + 100_000)).toBe(70_000);
    expect(currentStep(back)).toBe(0);
  });

  test("STP-6 an extension lengthens its step and the total", () => {
    const extended = extendStep(started, 0, MINUTE_MS);
    expect(readClock(extended, steps, start)).toMatchObject({ stepBudget: 360_000, totalBudget: 31 * MINUTE_MS });
    expect(readClock(extended, steps, start + 330_000).stepOverrun).toBe(0);
  });

  test("STP-14 what was added to a step and is not spent can be taken off, and nothing of the plan's own minutes", () => {
    const extended = extendStep(extendStep(started, 0, 2 * MINUTE_MS), 1, MINUTE_MS);
    const unspent = (stepIndex: number, after: number) => unspentExtension(extended, steps, stepIndex, start + after);
    expect([unspent(0, 0), unspent(1, 0), unspent(2, 0)]).toEqual([2 * MINUTE_MS, MINUTE_MS, 0]);
    expect([unspent(0, 330_000), unspent(0, 420_000), unspent(0, 500_000)]).toEqual([90_000, 0, 0]);
    const shortened = extendStep(extended, 0, -MINUTE_MS);
    expect(readClock(shortened, steps, start)).toMatchObject({ stepBudget: 360_000, totalBudget: 32 * MINUTE_MS });
    expect(unspentExtension(extendStep(shortened, 0, -MINUTE_MS), steps, 0, start)).toBe(0);
  });

  test("STP-7 after the end the clock stands still, even if it ended in a pause", () => {
    const ended = endClock(pauseClock(started, start + 10_000), start + 30_000);
    expect(isPaused(ended)).toBe(false);
    expect(readClock(ended, steps, start + MINUTE_MS)).toEqual(readClock(ended, steps, start + 30_000));
    expect(readClock(ended, steps, start + MINUTE_MS)).toMatchObject({
      totalSpent: 10_000,
      paused: 20_000,
      wall: 30_000,
    });
  });

  test("STP-8 a client whose clock is before the start sees zero, not less", () => {
    expect(readClock(started, steps, start - MINUTE_MS)).toMatchObject({ stepSpent: 0, totalSpent: 0, wall: 0 });
  });

  test("STP-9 every change raises the revision by one", () => {
    const changes = [
      (clock: StepClock) => enterStep(clock, 1, start),
      (clock: StepClock) => extendStep(clock, 1, MINUTE_MS),
      (clock: StepClock) => pauseClock(clock, start),
      (clock: StepClock) => resumeClock(clock, start),
      (clock: StepClock) => endClock(clock, start),
    ];
    changes.reduce((clock, change) => {
      const changed = change(clock);
      expect(changed.revision).toBe(clock.revision + 1);
      return changed;
    }, started);
  });
});

describe("a clock that goes on from a moment of another one", () => {
  const branchAt = 50_000_000;

  test.each(Array.from({ length: 100 }, (_, seed) => seed))(
    "STP-11 step and remaining budgets are those of that moment, and its own time adds up (seed %i)",
    (seed) => {
      const { clock: first, now } = randomClock(seed);
      const before = readClock(first, steps, now);
      const branch = startClock(idleClock, branchAt, originAt(first, steps, now));
      const begun = readClock(branch, steps, branchAt);
      for (const key of ["stepIndex", "stepSpent", "stepBudget", "stepRemaining", "stepOverrun"] as const) {
        expect([key, begun[key]]).toEqual([key, before[key]]);
      }
      expect([begun.totalSpent, begun.totalBudget]).toEqual([before.totalSpent, before.totalBudget]);
      expect([begun.wall, begun.paused, begun.carried]).toEqual([0, 0, before.totalSpent]);

      const later = enterStep(branch, 1, branchAt + 90_000);
      const end = branchAt + 100_000;
      const { totalSpent, carried, paused, wall } = readClock(later, steps, end);
      const inSteps = steps.reduce((sum, _step, index) => sum + spentInStep(later, index, end), 0);
      expect(inSteps + paused).toBe(wall);
      expect(totalSpent - carried + paused).toBe(wall);
      const used = steps.reduce((sum, _step, index) => sum + usedInStep(later, index, end), 0);
      expect(used).toBe(totalSpent);
    },
  );
});
