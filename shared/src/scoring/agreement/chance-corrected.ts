import type { Distance } from "./distance.js";
import { type Coefficient, present, type Unit } from "./tally.js";

/** Where the sums of `ac` and `rawAgreement` stand, before those of the categories. */
const AGREEING = 0;
const PAIRED = 1;
const RATED = 2;
const FIRST_CATEGORY = 3;

/**
 * Gwet's AC2, or AC1 with the nominal distance (K. L. Gwet, "Handbook of Inter-Rater Reliability", 4th edition, 2014).
 * Raters may differ from unit to unit. Unlike alpha it stays high when nearly all marks are the same. Null when no unit
 * has two values.
 */
export function ac(categories: readonly number[], distance: Distance): Coefficient {
  const weights = weightsOf(categories, distance);
  const size = categories.length;
  const allWeights = weights.flat().reduce((sum, weight) => sum + weight, 0);
  return {
    tally: (units) => countAgreement(units, categories, weights),
    value(sums) {
      const [paired, rated] = [sums[PAIRED] ?? 0, sums[RATED] ?? 0];
      if (paired === 0) return null;
      let spread = 0;
      for (let place = 0; place < size; place++) {
        const share = (sums[FIRST_CATEGORY + place] ?? 0) / rated;
        spread += share * (1 - share);
      }
      const byChance = (allWeights / (size * (size - 1))) * spread;
      return byChance === 1 ? null : ((sums[AGREEING] ?? 0) / paired - byChance) / (1 - byChance);
    },
  };
}

/** The share of pairs of raters who agree, 0 to 1; those who nearly agree count in part if the distance says so. */
export function rawAgreement(categories: readonly number[], distance: Distance): Coefficient {
  const weights = weightsOf(categories, distance);
  return {
    tally: (units) => countAgreement(units, categories, weights),
    value: (sums) => (sums[PAIRED] === 0 ? null : (sums[AGREEING] ?? 0) / (sums[PAIRED] ?? 0)),
  };
}

/**
 * Cohen's weighted kappa of two raters (J. Cohen, Psychological Bulletin 70, 1968): the first two values of each unit,
 * which must be the same two people throughout. Null when both gave one and the same value only.
 */
export function kappa(categories: readonly number[], distance: Distance): Coefficient {
  const size = categories.length;
  return {
    tally(units) {
      const sums = new Float64Array(size * size);
      for (const [one = null, other = null] of units) {
        if (one === null || other === null) continue;
        const cell = categories.indexOf(one) * size + categories.indexOf(other);
        sums[cell] = (sums[cell] ?? 0) + 1;
      }
      return sums;
    },
    value(table) {
      const at = (row: number, column: number) => table[row * size + column] ?? 0;
      const places = categories.map((_, place) => place);
      const total = table.reduce((sum, count) => sum + count, 0);
      const rows = places.map((row) => places.reduce((sum, column) => sum + at(row, column), 0));
      const columns = places.map((column) => places.reduce((sum, row) => sum + at(row, column), 0));
      let observed = 0;
      let expected = 0;
      for (const row of places)
        for (const column of places) {
          observed += distance(row, column) * at(row, column);
          expected += (distance(row, column) * (rows[row] ?? 0) * (columns[column] ?? 0)) / total;
        }
      return total === 0 || expected === 0 ? null : 1 - observed / expected;
    },
  };
}

/** How much a pair of categories counts as agreement: 1 for the same, 0 for the two that are furthest apart. */
function weightsOf(categories: readonly number[], distance: Distance): number[][] {
  const furthest = distance(0, categories.length - 1);
  return categories.map((_, row) => categories.map((__, column) => 1 - distance(row, column) / furthest));
}

function countAgreement(units: readonly Unit[], categories: readonly number[], weights: readonly number[][]) {
  const sums = new Float64Array(FIRST_CATEGORY + categories.length);
  const add = (place: number, more: number) => {
    sums[place] = (sums[place] ?? 0) + more;
  };
  for (const unit of units) {
    const places = present(unit).map((value) => categories.indexOf(value));
    if (places.length === 0) continue;
    add(RATED, 1);
    for (const place of places) add(FIRST_CATEGORY + place, 1 / places.length);
    if (places.length < 2) continue;
    add(PAIRED, 1);
    let agreeing = 0;
    for (const [first, one] of places.entries())
      for (const [second, other] of places.entries()) if (first !== second) agreeing += weights[one]?.[other] ?? 0;
    add(AGREEING, agreeing / (places.length * (places.length - 1)));
  }
  return sums;
}
