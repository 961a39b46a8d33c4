import { evaluateFormula } from "./formula.js";
import { FormulaFault } from "./quantities/quantity.js";
import { formatNumber } from "./say-quantity.js";
import { estimateFaults, formatLike, workEstimates } from "./worked-estimate.js";

const value = (formula: string) => evaluateFormula(formula, () => undefined);
const rows = (...formulas: [key: string, formula: string, exact: string][]) =>
  formulas.map(([key, formula, exact]) => ({ key, name: key, formula, exact }));

test.each([
  ["2 + 3 × 4", 14],
  ["(2 + 3) * 4", 20],
  ["2^3^2", 512],
  ["-2^2", -4],
  ["86 400 / 1 200", 72],
  ["500 million / 86 400", 5787.037037037037],
  ["40 % * 500 M", 200e6],
  ["62^7", 3521614606208],
  ["ceil(2 000 GB / 64 GB)", 32],
  ["max(3, 2 + 5, 1)", 7],
  ["40 : 1", 40],
])("EST-1 %s is %d", (formula, result) => expect(value(formula).value).toBeCloseTo(result, 6));

test("EST-2 units multiply, divide and cancel", () => {
  expect(value("250 GB × 365")).toMatchObject({ value: 91.25e12, data: 1, time: 0 });
  expect(value("5 787/s × 500 B")).toMatchObject({ value: 2_893_500, data: 1, time: -1 });
  expect(value("8 Mbit / 1 MB")).toMatchObject({ value: 1, data: 0, time: 0 });
  expect(value("1 / 5 s").time).toBe(-1);
});

test.each([
  ["5 / (3 - 3)", "divides by zero"],
  ["2 * posts", "names “posts”"],
  ["(1 + 2", "not closed"],
  ["1 +", "ends too early"],
  ["2 3", "does not know what to do with"],
  ["10^400", "too large"],
  ["1; 2", "a sign it cannot use"],
  ["constructor", "names “constructor”"],
  ["a.b", "a sign it cannot use"],
  ["9".repeat(400), "is longer than"],
  ["9^9^9^9", "too large"],
  ["1 / 0 * 0", "divides by zero"],
  ["0^-1", "divides by zero"],
  ["(-2)^0.5", "no result in real numbers"],
  ["GB^999999999", "too high a power"],
  [`${"(".repeat(100)}1${")".repeat(100)}`, "nests more than"],
  [`${"-".repeat(200)}1`, "nests more than"],
  [Array(120).fill("2").join("^"), "nests more than"],
  ["constructor(1)", "calls “constructor”"],
  ["__proto__", "names “__proto__”"],
  ['import("x")', 'a sign it cannot use: "'],
  ["posts[0]", "a sign it cannot use: ["],
  ["fetch`x`", "a sign it cannot use: `"],
  ["posts × 500 B", "names “posts”"],
  ["1 / posts", "names “posts”"],
  ["500, 000", "has a comma out of place"],
  ["200M (40%", "not closed"],
])("EST-3 %s is refused with a sentence", (formula, sentence) => {
  expect(() => value(formula)).toThrow(FormulaFault);
  expect(() => value(formula)).toThrow(sentence);
});

test("EST-4 quantities may stand in any order, and a circle is a fault of all in it", () => {
  const worked = workEstimates(
    rows(["rate", "posts / 1 day", ""], ["posts", "500 M", ""], ["a", "b", ""], ["b", "a", ""]),
  );
  expect(worked.get("rate")).toMatchObject({ ok: true, quantity: { time: -1 } });
  expect(worked.get("a")).toMatchObject({ ok: false, fault: expect.stringContaining("depends on itself") });
  expect(worked.get("b")).toMatchObject({ ok: false });
});

test("EST-5 a written result must be the computed one, rounded to its own digits and of the same dimension", () => {
  expect(
    estimateFaults(
      rows(["a", "500 M / 1 day", "5 787/s"], ["b", "62^7", "3.52e12"], ["c", "a × 500 B", "2.89 MB/s (23.1 Mbit/s)"]),
    ).size,
  ).toBe(0);
  const faults = estimateFaults(
    rows(["a", "500 M / 1 day", "5 788/s"], ["b", "500 M / 1 day", "5 787"], ["c", "1", "one"]),
  );
  expect(faults.get(0)).toBe("says 5 788/s, but its formula gives 5 787/s");
  expect(faults.get(1)).toContain("says a plain number, but its formula gives a number per time");
  expect(faults.get(2)).toContain("cannot be read");
  expect(estimateFaults([{ key: "", name: "A remark", formula: "as agreed", exact: "much" }]).size).toBe(0);
});

test("EST-5 a worked example that adds data to requests is at fault, though a worksheet only warns", () => {
  expect(estimateFaults(rows(["a", "250 GB + 5 req/s", "250 GB"])).get(0)).toBe("adds requests per time to data");
  expect(estimateFaults(rows(["storage", "500B", "500B"], ["reads", "20B", "20B"])).size).toBe(0);
});

test("EST-6 numbers are formatted as people write them", () => {
  expect([5787.04, 2.8936, 1_000_000, 62 ** 7, 62 ** 10, 0.17, 0].map(formatNumber)).toEqual([
    "5 787",
    "2.894",
    "1 000 000",
    "3 521 614 606 208",
    "8.39e17",
    "0.17",
    "0",
  ]);
  expect(formatLike("250 GB", value("91.25 TB"))).toBe("91 250 GB");
});
