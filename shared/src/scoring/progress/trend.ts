/** Below this many sessions a line says more about chance than about the person. */
export const FEWEST_FOR_TREND = 5;
const LOWEST = 1;
const HIGHEST = 4;
const Z_975 = 1.959964;

/** One session's place on the line. */
export interface TrendPoint {
  readonly value: number;
  /** Ends of the 95 % band. */
  readonly low: number;
  readonly high: number;
}

/**
 * The line through a person's marks in the order of their sessions, one point for each; null below five. Its slope is
 * that of least squares, drawn towards the person's own mean by the positive-part factor max(0, 1 - variance / slope²)
 * (Efron & Morris 1973, "Stein's estimation rule and its competitors"): a slope no larger than its own error is none.
 * The band is the one of least squares around it (Draper & Smith, "Applied Regression Analysis", 1.4), not narrowed,
 * because how far to draw is estimated from the same marks.
 *
 * @param values means of the marks, 1 to 4, oldest first
 */
export function trendOf(values: readonly number[]): readonly TrendPoint[] | null {
  const n = values.length;
  if (n < FEWEST_FOR_TREND) return null;
  const mean = sum(values) / n;
  const middle = (n - 1) / 2;
  const spread = sum(values.map((_, x) => (x - middle) ** 2));
  const slope = sum(values.map((value, x) => (x - middle) * (value - mean))) / spread;
  const residual = sum(values.map((value, x) => (value - mean - slope * (x - middle)) ** 2)) / (n - 2);
  const slopeVariance = residual / spread;
  const drawn = slope === 0 ? 0 : slope * Math.max(0, 1 - slopeVariance / slope ** 2);
  const times = tQuantile975(n - 2);
  return values.map((_, x) => {
    const value = within(mean + drawn * (x - middle));
    const half = times * Math.sqrt(residual / n + slopeVariance * (x - middle) ** 2);
    return { value, low: within(value - half), high: within(value + half) };
  });
}

/** Student's t at 0.975 by the expansion of Abramowitz & Stegun 26.7.5; within 1 % from 3 degrees of freedom on. */
export function tQuantile975(degrees: number): number {
  const z = Z_975;
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / degrees + second / degrees ** 2 + third / degrees ** 3;
}

const within = (value: number) => Math.min(HIGHEST, Math.max(LOWEST, value));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
