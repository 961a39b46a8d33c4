import {
  endClock,
  enterStep,
  extendStep,
  idleClock,
  pauseClock,
  resumeClock,
  startClock,
} from "@casement/shared/session/step-clock";
import { timeLedger } from "@casement/shared/session/time-ledger";
import { wholeSeconds } from "@/lib/whole-seconds";

const MINUTE = 60_000;
const T0 = 1_000_000;
const steps = [
  { key: "a", title: "A", minutes: 5 },
  { key: "b", title: "B", minutes: 10 },
  { key: "c", title: "C", minutes: 3 },
];

test("STP-55 steps and pauses add up to the wall clock; extensions count as budget; several visits add up", () => {
  let clock = startClock(idleClock, T0);
  clock = extendStep(clock, 0, MINUTE);
  clock = enterStep(clock, 1, T0 + 7 * MINUTE);
  clock = pauseClock(clock, T0 + 10 * MINUTE);
  clock = resumeClock(clock, T0 + 12 * MINUTE);
  clock = enterStep(clock, 0, T0 + 15 * MINUTE);
  clock = endClock(clock, T0 + 17 * MINUTE);
  const ledger = timeLedger(clock, steps);
  expect(ledger.rows.map((row) => [row.spentMs / MINUTE, row.budgetMs / MINUTE, row.entered])).toEqual([
    [9, 6, true],
    [6, 10, true],
    [0, 3, false],
  ]);
  expect(ledger).toMatchObject({ spentMs: 15 * MINUTE, pausedMs: 2 * MINUTE, wallMs: 17 * MINUTE });
});

test("STP-56 the shown seconds add up too", () => {
  const shown = wholeSeconds([1_900, 1_700, 400, 0]);
  expect(shown).toEqual([2_000, 2_000, 0, 0]);
  expect(wholeSeconds([])).toEqual([]);
});
