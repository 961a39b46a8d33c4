import { bootstrap, type Interval } from "../agreement/bootstrap.js";
import type { Coefficient, Unit } from "../agreement/tally.js";
import type { Level } from "../rubric.js";

/** One criterion of one case: the rater's level and those of the experts. */
export interface MarkedCriterion {
  readonly criterion: string;
  readonly mark: Level;
  readonly experts: readonly Level[];
}

/** How much one impression colours all criteria of a case. */
export interface Halo {
  /** Mean correlation of the rater's residuals across criteria, -1 to 1. */
  readonly own: number;
  /** The same of the experts, in the same cases. */
  readonly experts: number;
  /** Own minus experts', with its 95 % interval. */
  readonly difference: Interval;
}

const SQUARES = 0;
const PRODUCTS = 1;
const PAIRS = 2;
const COUNT = 3;
const EXPERTS = 4;

/**
 * The correlation of residuals across criteria (W. H. Cooper, "Ubiquitous halo", Psychological Bulletin 90, 1981):
 * what remains of a mark when the person's own mean of that criterion is taken away. Good candidates are good in most
 * things, so that it is never 0; it is compared with the experts' in the same cases. Residuals from the experts' marks
 * would not do: somebody who gives every criterion the case's mean has them uncorrelated. Null with fewer than two
 * cases, or when all marks of a criterion are the same.
 */
export function haloOf(cases: readonly (readonly MarkedCriterion[])[]): Halo | null {
  if (cases.length < 2) return null;
  const units = residuals(cases);
  const difference = bootstrap(haloDifference, units);
  const tally = haloDifference.tally(units[0] ?? []);
  tally.fill(0);
  for (const each of units)
    for (const [place, sum] of haloDifference.tally(each).entries()) tally[place] = (tally[place] ?? 0) + sum;
  const [own, experts] = [correlation(tally, 0), correlation(tally, EXPERTS)];
  return difference === null || own === null || experts === null ? null : { own, experts, difference };
}

/** For each case and criterion the rater's residual, then the experts'. */
function residuals(cases: readonly (readonly MarkedCriterion[])[]): Unit[][] {
  const sums = new Map<string, { own: number; experts: number; count: number }>();
  for (const { criterion, mark, experts } of cases.flat()) {
    const sum = sums.get(criterion) ?? { own: 0, experts: 0, count: 0 };
    sum.own += mark;
    sum.experts += meanOf(experts);
    sum.count++;
    sums.set(criterion, sum);
  }
  return cases.map((marks) =>
    marks.map(({ criterion, mark, experts }) => {
      const { own, experts: expected, count } = sums.get(criterion) ?? { own: 0, experts: 0, count: 1 };
      return [mark - own / count, ...experts.map((level) => level - expected / count)];
    }),
  );
}

/** The units of one tally are the criteria of one case. */
const haloDifference: Coefficient = {
  tally(units) {
    const sums = new Float64Array(2 * EXPERTS);
    add(
      sums,
      0,
      units.map(([own]) => own ?? null),
      1,
    );
    const experts = Math.min(...units.map((unit) => unit.length - 1));
    for (let expert = 1; expert <= experts; expert++)
      add(
        sums,
        EXPERTS,
        units.map((unit) => unit[expert] ?? null),
        1 / experts,
      );
    return sums;
  },
  value(sums) {
    const [own, experts] = [correlation(sums, 0), correlation(sums, EXPERTS)];
    return own === null || experts === null ? null : own - experts;
  },
};

function add(sums: Float64Array, from: number, values: readonly (number | null)[], weight: number): void {
  const present = values.filter((value) => value !== null);
  const sum = present.reduce((total, value) => total + value, 0);
  const squares = present.reduce((total, value) => total + value * value, 0);
  const more = [squares, sum * sum - squares, present.length * (present.length - 1), present.length];
  for (const [place, value] of more.entries()) sums[from + place] = (sums[from + place] ?? 0) + weight * value;
}

function correlation(sums: Float64Array, from: number): number | null {
  const at = (place: number) => sums[from + place] ?? 0;
  if (at(SQUARES) < 1e-9 || at(PAIRS) === 0) return null;
  return at(PRODUCTS) / at(PAIRS) / (at(SQUARES) / at(COUNT));
}

function meanOf(levels: readonly Level[]): number {
  return levels.reduce<number>((sum, level) => sum + level, 0) / levels.length;
}
