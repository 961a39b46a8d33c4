import { alpha, type Metric } from "./alpha.js";
import { ac, kappa, rawAgreement } from "./chance-corrected.js";
import { type Distance, linear, nominal, ordinal, quadratic } from "./distance.js";
import { type IntraclassForm, intraclass, meanSquares } from "./intraclass.js";
import { addTally, coefficientOf, type Unit } from "./tally.js";

/** "1 2 .": what one rater gave to each unit, with a dot for nothing. */
const given = (marks: string): Unit => marks.split(" ").map((mark) => (mark === "." ? null : Number(mark)));
/** One line a rater, turned into one list a unit. */
const byUnit = (...raters: readonly string[]): Unit[] => {
  const lines = raters.map(given);
  return (lines[0] ?? []).map((_, unit) => lines.map((line) => line[unit] ?? null));
};
const FIVE = [1, 2, 3, 4, 5];
const nine = (value: number | null) => Number(value?.toFixed(9));

// K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011, part C.
const krippendorff = byUnit(
  "1 2 3 3 2 1 4 1 2 . . .",
  "1 2 3 3 2 2 4 1 2 5 . 3",
  ". 3 3 3 2 3 4 2 2 5 1 .",
  "1 2 3 3 2 4 4 1 2 5 1 .",
);
// The same, as `cac.raw4raters` of the R package irrCAC has it.
const gwet = krippendorff.map((unit, index) => (index === 11 ? [null, null, 3, null] : unit));
// P. E. Shrout and J. L. Fleiss, "Intraclass correlations", 1979, table 2.
const shroutFleiss = ["9 2 5 8", "6 1 3 2", "8 4 6 8", "7 1 2 6", "10 5 6 9", "6 2 4 7"].map(given);
// A table of two raters in the introduction of irrCAC.
const two: Unit[] = [
  [1, 1, 13],
  [2, 2, 20],
  [2, 3, 7],
  [3, 2, 4],
  [3, 3, 56],
].flatMap(([one = 0, other = 0, times = 0]) => Array.from({ length: times }, () => [one, other]));
// The test of scikit-learn's cohen_kappa_score.
const counted = (zeros: number, ones: number, twos: number) => [
  ...Array<number>(zeros).fill(0),
  ...Array<number>(ones).fill(1),
  ...Array<number>(twos).fill(2),
];
const other = counted(50, 40, 10);
const scikit: Unit[] = counted(46, 44, 10).map((mark, index) => [mark, other[index] ?? null]);

describe("SCO-80 coefficients have the published values", () => {
  test.each<[Metric, number]>([
    ["nominal", 0.743421053],
    ["ordinal", 0.815387504],
    ["interval", 0.849107143],
    ["ratio", 0.797402775],
  ])("Krippendorff's alpha, %s", (metric, value) => {
    expect(nine(coefficientOf(alpha(FIVE, metric), krippendorff))).toBe(value);
  });

  test("Krippendorff's alpha of two raters", () => {
    expect(coefficientOf(alpha([1, 2, 3], "nominal"), two)?.toFixed(7)).toBe("0.7972585");
  });

  test.each<[IntraclassForm, number]>([
    ["1,1", 0.165741768],
    ["2,1", 0.28976378],
    ["3,1", 0.714840715],
    ["1,k", 0.442797134],
    ["2,k", 0.620050548],
    ["3,k", 0.909315542],
  ])("intraclass correlation (%s)", (form, value) => {
    expect(nine(coefficientOf(intraclass(4, form), shroutFleiss))).toBe(value);
  });

  test("the mean squares of the intraclass correlation", () => {
    const squares = meanSquares(intraclass(4, "2,1").tally(shroutFleiss), 4);
    expect([squares?.between, squares?.within, squares?.ofRaters, squares?.left].map((one) => one?.toFixed(6))).toEqual(
      ["11.241667", "6.263889", "32.486111", "1.019444"],
    );
  });

  test.each<[string, Distance, number]>([
    ["AC1", nominal, 0.775444068],
    ["AC2, linear", linear, 0.858739136],
    ["AC2, ordinal", ordinal, 0.89893977],
    ["AC2, quadratic", quadratic, 0.914000724],
  ])("Gwet's %s", (_, distance, value) => {
    expect(nine(coefficientOf(ac(FIVE, distance), gwet))).toBe(value);
  });

  test("AC1, kappa and raw agreement of two raters", () => {
    const three = [1, 2, 3];
    expect(coefficientOf(ac(three, nominal), two)?.toFixed(7)).toBe("0.8493305");
    expect(coefficientOf(kappa(three, nominal), two)?.toFixed(7)).toBe("0.7964094");
    expect(coefficientOf(rawAgreement(three, nominal), two)).toBeCloseTo(0.89, 12);
  });

  test.each<[string, Distance, number]>([
    ["unweighted", nominal, 0.931506849],
    ["linear", linear, 0.941176471],
    ["quadratic", quadratic, 0.95412844],
  ])("Cohen's kappa, %s", (_, distance, value) => {
    expect(nine(coefficientOf(kappa([0, 1, 2], distance), scikit))).toBe(value);
  });
});

describe("SCO-81 what is undefined is null, never 0", () => {
  const LEVELS = [1, 2, 3, 4];
  const same: Unit[] = [
    [3, 3],
    [3, 3],
  ];
  test("when all marks are the same", () => {
    expect(coefficientOf(alpha(LEVELS, "ordinal"), same)).toBeNull();
    expect(coefficientOf(kappa(LEVELS, linear), same)).toBeNull();
    expect(coefficientOf(intraclass(2, "2,1"), same)).toBeNull();
    expect(coefficientOf(ac(LEVELS, ordinal), same)).toBe(1);
  });

  test.each<[string, Unit[]]>([
    ["nothing", []],
    [
      "one rater",
      [
        [2, null],
        [null, 3],
      ],
    ],
  ])("when there is %s", (_, units) => {
    for (const coefficient of [
      alpha(LEVELS, "ordinal"),
      kappa(LEVELS, linear),
      intraclass(2, "2,k"),
      ac(LEVELS, ordinal),
      rawAgreement(LEVELS, nominal),
    ])
      expect(coefficientOf(coefficient, units)).toBeNull();
  });
});

test("SCO-82 the sums of parts are the sums of the whole", () => {
  const all = [alpha(FIVE, "ordinal"), ac(FIVE, ordinal), rawAgreement(FIVE, nominal), kappa(FIVE, linear)];
  for (const coefficient of all) {
    const sums = coefficient.tally(krippendorff.slice(0, 5));
    addTally(sums, coefficient.tally(krippendorff.slice(5)));
    expect(coefficient.value(sums)).toBeCloseTo(coefficientOf(coefficient, krippendorff) ?? Number.NaN, 12);
  }
});
