import { seededRandom } from "../testing/seeded-random.js";
import { undoChange, withWayBack } from "./clock-undo.js";
import {
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
} from "./step-clock.js";

const MINUTE_MS = 60_000;
const steps = [{ minutes: 5 }, { minutes: 10 }, { minutes: 15 }];
const start = 1_000_000;
const started = startClock(idleClock, start);

type Change = (clock: StepClock) => StepClock;

/** The clock after a change at `at` that can be undone. */
const make = (clock: StepClock, at: number, change: Change) => withWayBack(clock, change(clock), { at, actor: "ana" });

/** The same random interview twice: with mistaken changes that are undone a little later, and without them. */
function twice(seed: number): { withSlips: StepClock; without: StepClock; now: number; slips: number } {
  const { below: random } = seededRandom(seed);
  let [now, withSlips, without, slips] = [start, started, started, 0];
  const change = (): Change => {
    const [kind, step, at] = [random(4), random(steps.length), now];
    if (kind === 0) return (clock) => enterStep(clock, step, at);
    if (kind === 1) return (clock) => extendStep(clock, step, MINUTE_MS);
    return (clock) => (isPaused(clock) ? resumeClock(clock, at) : pauseClock(clock, at));
  };
  for (let move = 0; move < 40; move += 1) {
    now += random(4) === 0 ? 0 : random(20 * MINUTE_MS);
    const done = change();
    if (random(2) === 0) {
      slips += 1;
      withSlips = make(withSlips, now, done);
      now += random(6_000);
      withSlips = undoChange(withSlips);
    } else {
      withSlips = make(withSlips, now, done);
      without = make(without, now, done);
    }
  }
  const ends = random(2) === 0;
  const end = (clock: StepClock) => (ends ? endClock(clock, now) : clock);
  return { withSlips: end(withSlips), without: end(without), now: now + random(MINUTE_MS), slips };
}

test.each(Array.from({ length: 200 }, (_, seed) => seed))(
  "STP-12 what was taken back might as well never have been, and all time still adds up (seed %i)",
  (seed) => {
    const { withSlips, without, now, slips } = twice(seed);
    expect(slips).toBeGreaterThan(0);
    const { revision, lastChange, ...clock } = withSlips;
    const { revision: counted, lastChange: _way, ...expected } = without;
    expect(clock).toEqual(expected);
    expect(revision).toBe(counted + 2 * slips);
    expect(lastChange?.before.lastChange ?? null).toBeNull();
    const { paused, wall, totalSpent } = readClock(withSlips, steps, now);
    const inSteps = steps.reduce((sum, _step, index) => sum + spentInStep(withSlips, index, now), 0);
    expect(inSteps + paused).toBe(wall);
    expect(totalSpent).toBe(inSteps);
    expect(wall).toBe((withSlips.endedAt ?? now) - start);
    expect(originAt(withSlips, steps, now)).toEqual(originAt(without, steps, now));
  },
);

test.each<[string, StepClock, Change, object]>([
  [
    "the next step: time since then is the first one's",
    started,
    (clock) => enterStep(clock, 1, start + MINUTE_MS),
    { stepIndex: 0, stepSpent: 70_000, paused: 0 },
  ],
  [
    "a pause: time since then is no pause",
    started,
    (clock) => pauseClock(clock, start + MINUTE_MS),
    { stepIndex: 0, stepSpent: 70_000, paused: 0 },
  ],
  [
    "going on: the pause was never over",
    pauseClock(started, start + 50_000),
    (clock) => resumeClock(clock, start + MINUTE_MS),
    { stepIndex: 0, stepSpent: 50_000, paused: 20_000 },
  ],
  [
    "a minute more: it is gone",
    started,
    (clock) => extendStep(clock, 0, MINUTE_MS),
    { stepIndex: 0, stepBudget: 5 * MINUTE_MS, stepSpent: 70_000 },
  ],
])("STP-12 taking back %s", (_what, before, change, reading) => {
  const undone = undoChange(make(before, start + MINUTE_MS, change));
  expect(readClock(undone, steps, start + 70_000)).toMatchObject({ ...reading, wall: 70_000 });
});

test("STP-13 only the last change can be undone, only once, and none after the end", () => {
  const once = make(started, start, (clock) => enterStep(clock, 1, start));
  const undone = undoChange(make(once, start, (clock) => enterStep(clock, 2, start)));
  expect(undone).toMatchObject({ lastChange: null, visits: [{ stepIndex: 0 }, { stepIndex: 1 }] });
  expect(undoChange(undone)).toBe(undone);
  expect(endClock(once, start).lastChange).toBeNull();
});
