import { type Coefficient, present, type Tally, type Unit } from "./tally.js";

/** The forms of Shrout and Fleiss: of one rater's marks, or of the mean of all raters'. */
export type IntraclassForm = "1,1" | "2,1" | "3,1" | "1,k" | "2,k" | "3,k";

const COUNT = 0;
const ALL = 1;
const SQUARES = 2;
const UNIT_SQUARES = 3;
const FIRST_RATER = 4;

/**
 * Intraclass correlation (P. E. Shrout and J. L. Fleiss, Psychological Bulletin 86, 1979) of the same `raters` people in
 * every unit. It needs complete data: a unit in which a value is missing is left out. Null with fewer than two units,
 * or when all values are the same.
 */
export function intraclass(raters: number, form: IntraclassForm): Coefficient {
  return {
    tally: (units) => sumsOf(units, raters),
    value(sums) {
      const squares = meanSquares(sums, raters);
      const value = squares === null ? Number.NaN : BY_FORM[form](squares);
      return Number.isFinite(value) ? value : null;
    },
  };
}

/** Mean squares of the analysis of variance: between units, within units, between raters, and what is left. */
export interface MeanSquares {
  readonly units: number;
  readonly raters: number;
  readonly between: number;
  readonly within: number;
  readonly ofRaters: number;
  readonly left: number;
}

const BY_FORM: Readonly<Record<IntraclassForm, (squares: MeanSquares) => number>> = {
  "1,1": ({ between, within, raters }) => (between - within) / (between + (raters - 1) * within),
  "2,1": ({ between, ofRaters, left, raters, units }) =>
    (between - left) / (between + (raters - 1) * left + (raters * (ofRaters - left)) / units),
  "3,1": ({ between, left, raters }) => (between - left) / (between + (raters - 1) * left),
  "1,k": ({ between, within }) => (between - within) / between,
  "2,k": ({ between, ofRaters, left, units }) => (between - left) / (between + (ofRaters - left) / units),
  "3,k": ({ between, left }) => (between - left) / between,
};

function sumsOf(units: readonly Unit[], raters: number): Tally {
  const sums = new Float64Array(FIRST_RATER + raters);
  const add = (place: number, more: number) => {
    sums[place] = (sums[place] ?? 0) + more;
  };
  for (const unit of units) {
    const values = present(unit);
    if (values.length !== raters) continue;
    const sum = values.reduce((total, value) => total + value, 0);
    add(COUNT, 1);
    add(ALL, sum);
    add(UNIT_SQUARES, sum ** 2);
    for (const [place, value] of values.entries()) {
      add(SQUARES, value ** 2);
      add(FIRST_RATER + place, value);
    }
  }
  return sums;
}

/** From the sums of `intraclass`; null with fewer than two units or raters. */
export function meanSquares(sums: Tally, raters: number): MeanSquares | null {
  const units = sums[COUNT] ?? 0;
  if (units < 2 || raters < 2) return null;
  const correction = (sums[ALL] ?? 0) ** 2 / (units * raters);
  const total = (sums[SQUARES] ?? 0) - correction;
  const ofUnits = (sums[UNIT_SQUARES] ?? 0) / raters - correction;
  const raterSquares = sums.subarray(FIRST_RATER).reduce((sum, value) => sum + value ** 2, 0);
  const ofRaters = raterSquares / units - correction;
  return {
    units,
    raters,
    between: ofUnits / (units - 1),
    within: (total - ofUnits) / (units * (raters - 1)),
    ofRaters: ofRaters / (raters - 1),
    left: (total - ofUnits - ofRaters) / ((units - 1) * (raters - 1)),
  };
}
