import { type Coefficient, present, type Tally } from "./tally.js";

/** The scale on which the categories are. `ordinal` is Krippendorff's, which is not irrCAC's "ordinal weights". */
export type Metric = "nominal" | "ordinal" | "interval" | "ratio";

/**
 * Krippendorff's alpha (K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011). Units with one value tell
 * nothing and are left out; raters may differ from unit to unit. Null when all values are the same, or none can be
 * paired.
 *
 * @param categories all values that can occur, in their order
 */
export function alpha(categories: readonly number[], metric: Metric): Coefficient {
  const size = categories.length;
  const placeOf = new Map(categories.map((category, place) => [category, place]));
  return {
    tally(units) {
      // The coincidence matrix, row by row.
      const sums = new Float64Array(size * size);
      for (const unit of units) {
        const values = present(unit);
        if (values.length < 2) continue;
        for (const [first, one] of values.entries())
          for (const [second, other] of values.entries()) {
            if (first === second) continue;
            const cell = (placeOf.get(one) ?? 0) * size + (placeOf.get(other) ?? 0);
            sums[cell] = (sums[cell] ?? 0) + 1 / (values.length - 1);
          }
      }
      return sums;
    },
    value: (sums) => alphaOf(sums, categories, metric),
  };
}

function alphaOf(coincidences: Tally, categories: readonly number[], metric: Metric): number | null {
  const size = categories.length;
  const margins = categories.map((_, row) => sumOf(coincidences.subarray(row * size, (row + 1) * size)));
  const total = sumOf(margins);
  let observed = 0;
  let expected = 0;
  for (let one = 0; one < size; one++)
    for (let other = one + 1; other < size; other++) {
      const apart = squaredDistance(one, other, categories, margins, metric);
      observed += (coincidences[one * size + other] ?? 0) * apart;
      expected += (margins[one] ?? 0) * (margins[other] ?? 0) * apart;
    }
  return expected === 0 ? null : 1 - ((total - 1) * observed) / expected;
}

function squaredDistance(
  one: number,
  other: number,
  categories: readonly number[],
  margins: readonly number[],
  metric: Metric,
): number {
  const [low, high] = [categories[one] ?? 0, categories[other] ?? 0];
  if (metric === "nominal") return 1;
  if (metric === "interval") return (high - low) ** 2;
  if (metric === "ratio") return ((high - low) / (high + low)) ** 2;
  const between = sumOf(margins.slice(one, other + 1));
  return (between - ((margins[one] ?? 0) + (margins[other] ?? 0)) / 2) ** 2;
}

function sumOf(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
