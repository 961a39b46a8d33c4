import { layOut, placeGaps, type RibbonSegment } from "./ribbon-layout";

const MINUTE_MS = 60_000;

function step(minutes: number, spentMinutes = 0): RibbonSegment {
  return { key: String(minutes), label: "Step", budgetMs: minutes * MINUTE_MS, spentMs: spentMinutes * MINUTE_MS };
}

test("UI-1 segments are as wide as their budgets", () => {
  const shares = layOut([step(5), step(10), step(5)]).map((segment) => segment.share);
  expect(shares).toEqual([0.25, 0.5, 0.25]);
});

test("UI-1 a running segment fills up to its budget and no further", () => {
  expect(layOut([step(10, 4)])[0]).toMatchObject({ budgetShare: 1, fillShare: 0.4, overrunMs: 0 });
});

test("UI-2 an overrun makes its segment longer and is drawn separately", () => {
  const [first, second] = layOut([step(5, 15), step(5)]);
  expect(first?.share).toBeCloseTo(0.75);
  expect(first?.budgetShare).toBeCloseTo(1 / 3);
  expect(first?.fillShare).toBeCloseTo(1 / 3);
  expect(first?.overrunMs).toBe(10 * MINUTE_MS);
  expect(second?.share).toBeCloseTo(0.25);
});

test("UI-2 a ninety-minute overrun leaves every other segment a share", () => {
  const layout = layOut([step(5), step(5, 95), step(5)]);
  expect(layout.reduce((sum, segment) => sum + segment.share, 0)).toBeCloseTo(1);
  expect(Math.min(...layout.map((segment) => segment.share))).toBeGreaterThan(0.04);
});

test("UI-1 steps without a budget do not divide by zero", () => {
  expect(layOut([step(0), step(0)]).map((segment) => segment.share)).toEqual([0.5, 0.5]);
});

test("UI-3 gaps sit on the ribbon's own axis, and those outside are dropped", () => {
  const gaps = [5, 30].map((minutes) => ({ atMs: minutes * MINUTE_MS, lengthMs: MINUTE_MS }));
  expect(placeGaps([step(5), step(15)], gaps)).toEqual([0.25]);
});
