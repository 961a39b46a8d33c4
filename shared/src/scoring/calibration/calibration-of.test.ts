import { PLANTED, type PlantedRater, plantRater } from "../../testing/planted-raters.js";
import type { Level } from "../rubric.js";
import { calibrationOf, FEWEST_CASES, type RaterFlag, type ScoredCase } from "./calibration-of.js";
import { normalShare } from "./normal-share.js";
import { markProbability, referenceOf } from "./reference.js";

const effectsOf = (rater: PlantedRater, cases: number, seed: number) => {
  const { effects } = calibrationOf(plantRater(rater, cases, seed));
  if (effects === null) throw new Error("no case counts");
  return effects;
};
const seeds = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test("SCO-120 the normal distribution has the tabulated values", () => {
  for (const [z, share] of [
    [0, 0.5],
    [1, 0.841344746],
    [1.959963985, 0.975],
    [-2.326347874, 0.01],
    [-3, 0.001349898],
  ] as const)
    expect(normalShare(z)).toBeCloseTo(share, 6);
});

test("SCO-121 a mark stands for all that is nearest to it, and at an end for all beyond", () => {
  const probabilities = ([1, 2, 3, 4] as const).map((mark) => markProbability(mark, 2.5, 1));
  expect(probabilities.map((each) => each.toFixed(4))).toEqual(["0.1587", "0.3413", "0.3413", "0.1587"]);
  expect(markProbability(4, 7, 0.5)).toBeCloseTo(1, 6);
  expect(referenceOf([4, 4]).mean).toBeGreaterThan(4);
  expect(referenceOf([2, 3]).mean).toBeCloseTo(2.5, 6);
  expect(referenceOf([2, 3]).variance).toBeLessThan(referenceOf([4, 4]).variance);
  expect(referenceOf([1, 3])).toEqual(referenceOf([3, 1]));
});

test("SCO-122 a rater a whole level off is found where the plain difference falls short, and the interval holds the truth", () => {
  for (const severity of [-1, 1]) {
    const found = seeds(100, 30).map((seed) => effectsOf({ severity }, 20, seed).severity);
    expect(Math.abs(meanOf(found.map(({ value }) => value)) - severity)).toBeLessThan(0.08);
    expect(found.filter(({ low, high }) => low <= severity && severity <= high).length).toBeGreaterThan(22);
    const plain = meanOf(
      seeds(100, 30).flatMap((seed) =>
        plantRater({ severity }, 20, seed).flatMap(({ marks }) =>
          marks.map(({ own, experts }) => meanOf(experts as Level[]) - (own as Level)),
        ),
      ),
    );
    expect(Math.abs(plain)).toBeLessThan(0.93);
  }
});

test("SCO-123 few cases leave a wide interval, and draw the best guess towards the experts", () => {
  const [few, many] = [effectsOf({ severity: 1 }, 3, 7), effectsOf({ severity: 1 }, 40, 7)];
  expect(few.severity.high - few.severity.low).toBeGreaterThan(0.6);
  expect(many.severity.high - many.severity.low).toBeLessThan(0.35);
  expect(few.severity.value - few.shrunk.value).toBeGreaterThan(0.1);
  expect(many.severity.value - many.shrunk.value).toBeLessThan(0.06);
});

test.each(Object.entries(PLANTED))(
  "SCO-124 a planted %s rater is flagged after 20 cases, and with nothing else",
  (kind, rater) => {
    const flags = seeds(300, 12).map((seed) => calibrationOf(plantRater(rater, 20, seed)).flags);
    expect(flags.filter((each) => each.includes(kind as RaterFlag)).length).toBeGreaterThanOrEqual(11);
    expect(flags.filter((each) => each.length > 1).length).toBeLessThanOrEqual(1);
  },
);

test("SCO-124 a rater who marks as the experts do is hardly ever flagged", () => {
  expect(seeds(400, 25).filter((seed) => calibrationOf(plantRater({}, 20, seed)).flags.length > 0).length).toBeLessThan(
    4,
  );
});

test("SCO-125 below ten cases nobody is flagged, and there is no halo", () => {
  for (const rater of Object.values(PLANTED))
    expect(calibrationOf(plantRater(rater, FEWEST_CASES - 1, 5))).toMatchObject({ halo: null, flags: [] });
  expect(calibrationOf([])).toEqual({ cases: 0, marks: 0, effects: null, halo: null, repeats: null, flags: [] });
});

test("SCO-126 only the first attempt at a case counts; later ones tell how alike one marks the same case", () => {
  const once = plantRater({}, 4, 11);
  const again: ScoredCase[] = once.map((each) => ({
    ...each,
    at: each.at + 100,
    marks: each.marks.map((mark, place) => (place === 0 ? { ...mark, own: mark.own === 4 ? 1 : 4 } : mark)),
  }));
  const { effects, cases, repeats } = calibrationOf([...again, ...once]);
  expect({ effects, cases }).toEqual({ effects: calibrationOf(once).effects, cases: 4 });
  expect(repeats).toMatchObject({ cases: 4, marks: 24 });
  expect(repeats?.same.value).toBeCloseTo(20 / 24, 9);
  // Wilson's interval for 20 of 24, at 90 %.
  expect([repeats?.same.low.toFixed(3), repeats?.same.high.toFixed(3)]).toEqual(["0.676", "0.923"]);
});

test("SCO-127 not observed is missing, on either side", () => {
  const [one] = plantRater({}, 1, 3);
  if (one === undefined) throw new Error("no case");
  const marks = one.marks.map((mark, place) =>
    place === 0
      ? { ...mark, own: "not-observed" as const }
      : place === 1
        ? { ...mark, experts: ["not-observed", "not-observed"] as const }
        : mark,
  );
  expect(calibrationOf([{ ...one, marks }])).toMatchObject({ cases: 1, marks: 4 });
  const none = one.marks.map((mark) => ({ ...mark, own: "not-observed" as const }));
  expect(calibrationOf([{ ...one, marks: none }])).toMatchObject({ cases: 0, effects: null });
});
