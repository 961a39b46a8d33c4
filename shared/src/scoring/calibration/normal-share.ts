// Read once: these are called millions of times for one rater.
const { abs, exp, sqrt } = Math;
const UNIT = sqrt(2 * Math.PI);

/**
 * The share of a standard normal distribution below `z`, within 1e-7 (M. Abramowitz and I. A. Stegun, Handbook of
 * Mathematical Functions, 1964, formula 26.2.17).
 */
export function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * abs(z));
  const sum = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = sum * (exp((-z * z) / 2) / UNIT);
  return z >= 0 ? 1 - tail : tail;
}

/** The density of a normal distribution, without the constant factor. */
export function normalWeight(value: number, mean: number, sd: number): number {
  return exp(-(((value - mean) / sd) ** 2) / 2);
}
