import type { Level } from "../rubric.js";
import { normalWeight } from "./normal-share.js";
import { MIDDLE, markProbability, type Reference } from "./reference.js";

/** A rater's mark of one criterion beside what the experts' marks say of it. */
export interface Rated {
  readonly mark: Level;
  readonly reference: Reference;
}

/** A figure with the interval in which the true value lies in nine of ten cases. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What a rater's marks say of the rater. All in levels, except `spread`. */
export interface RaterEffects {
  /** How far below the experts the rater marks; negative: above. */
  readonly severity: Estimate;
  /** The same, drawn towards the experts as far as few cases leave it open: the best guess for a next case. */
  readonly shrunk: Estimate;
  /** How much of the experts' range the rater uses: 1 as much, 0 the same mark for everything. */
  readonly spread: Estimate;
  /** How far a single mark strays from the rater's own rule, as a standard deviation. */
  readonly noise: Estimate;
}

// Read once, for the same reason as in normal-share.ts.
const { exp, log, max, sqrt } = Math;

const STEP = 0.1;
const SEVERITIES = range(-3, 3, STEP);
const SPREADS = range(0, 1.8, 0.2);
const NOISES = [0.15, 0.25, 0.35, 0.45, 0.6, 0.8, 1.1, 1.5, 2.1];
/** How far the rater's severity differs from case to case. */
const CASE_SDS = [0.1, 0.2, 0.35, 0.6];
const FURTHEST_SHIFT = 3 * 0.6;
/** Thought minus rule: every severity with every shift of a case. */
const OFFSETS = range(-3 - FURTHEST_SHIFT, 3 + FURTHEST_SHIFT, STEP);

// What is expected of a rater before the first case: these are weak, and give way to a few cases. The spread of raters'
// severities and of single marks on a four-level scale is that of panels of trained interviewers, about 0.3 to 0.45.
const RATERS_SD = 0.4;
/** Nobody is three levels off: without this, few marks at an end of the scale would allow anything. */
const POSSIBLE_SD = 1.5;
const expectSpread = (spread: number) => normalWeight(spread, 1, 0.4);
const expectNoise = (noise: number) => normalWeight(log(noise), log(0.45), 0.6);
const expectCaseSd = (sd: number) => normalWeight(log(sd), log(0.3), 0.6);
const LEAST_PROBABILITY = 1e-9;

/**
 * Severity, spread and noise of one rater from cases that experts have marked too. The rater thinks
 *
 *     middle + spread (performance - middle) - severity + shift of the case + noise
 *
 * and gives the nearest level: an ordinal many-facet model (J. M. Linacre, Many-Facet Rasch Measurement, 1989, in its
 * probit form) with a random effect for each case, since the marks of one case are not independent. The four unknowns
 * are integrated on a grid; a value is the median of what is left. A plain mean difference is too small where the scale ends; this is not.
 *
 * @param cases the marks of each case; at least one
 */
export function raterEffects(cases: readonly (readonly Rated[])[]): RaterEffects {
  const severity = new Float64Array(SEVERITIES.length);
  const spreads = new Float64Array(SPREADS.length);
  const noises = new Float64Array(NOISES.length);
  const parts = logLikelihoods(cases);
  const most = parts.reduce((highest, { logs }) => logs.reduce((high, each) => max(high, each), highest), -Infinity);
  for (const { spread, noise, weight, logs } of parts)
    for (let place = 0; place < logs.length; place++) {
      const share = weight * exp((logs[place] as number) - most);
      severity[place] = (severity[place] as number) + share;
      spreads[spread] = (spreads[spread] as number) + share;
      noises[noise] = (noises[noise] as number) + share;
    }
  const within = (sd: number) =>
    severity.map((share, place) => share * normalWeight(SEVERITIES[place] as number, 0, sd));
  return {
    severity: estimateOf(SEVERITIES, within(POSSIBLE_SD)),
    shrunk: estimateOf(SEVERITIES, within(RATERS_SD)),
    spread: estimateOf(SPREADS, spreads),
    noise: exponential(estimateOf(NOISES.map(log), noises)),
  };
}

/** The log-likelihood of each severity under one choice of the other unknowns; places in the lists above. */
interface Part {
  readonly spread: number;
  readonly noise: number;
  readonly weight: number;
  readonly logs: Float64Array;
}

function logLikelihoods(cases: readonly (readonly Rated[])[]): Part[] {
  const kernels = CASE_SDS.map(kernelOf);
  const parts: Part[] = [];
  for (const [spread, spreadValue] of SPREADS.entries())
    for (const [noise, noiseValue] of NOISES.entries()) {
      const columns = new Map<string, Float64Array>();
      const weight = expectSpread(spreadValue) * expectNoise(noiseValue);
      const products = cases.map((marks) => productOf(marks, spreadValue, noiseValue, columns));
      for (const [place, kernel] of kernels.entries()) {
        const logs = new Float64Array(SEVERITIES.length);
        for (const product of products) addCase(logs, product, kernel);
        parts.push({ spread, noise, weight: weight * expectCaseSd(CASE_SDS[place] as number), logs });
      }
    }
  return parts;
}

/** The probability of all marks of one case at each offset. */
function productOf(marks: readonly Rated[], spread: number, noise: number, columns: Map<string, Float64Array>) {
  const product = new Float64Array(OFFSETS.length).fill(1);
  for (const { mark, reference } of marks) {
    const key = `${mark} ${reference.mean} ${reference.variance}`;
    let column = columns.get(key);
    if (column === undefined) {
      const expected = MIDDLE + spread * (reference.mean - MIDDLE);
      const sd = sqrt(noise ** 2 + spread ** 2 * reference.variance);
      column = Float64Array.from(OFFSETS, (offset) =>
        max(LEAST_PROBABILITY, markProbability(mark, expected + offset, sd)),
      );
      columns.set(key, column);
    }
    for (let place = 0; place < product.length; place++)
      product[place] = (product[place] as number) * (column[place] as number);
  }
  return product;
}

/** Adds one case's log-likelihood at each severity, with the case's shift integrated. */
function addCase(logs: Float64Array, product: Float64Array, kernel: Float64Array): void {
  const reach = (kernel.length - 1) / 2;
  for (let place = 0; place < logs.length; place++) {
    // The offset is the negative severity.
    const middle = OFFSETS.length - 1 - (place + (OFFSETS.length - SEVERITIES.length) / 2);
    let sum = 0;
    for (let shift = -reach; shift <= reach; shift++)
      sum += (kernel[shift + reach] as number) * (product[middle + shift] as number);
    logs[place] = (logs[place] as number) + log(sum);
  }
}

/** Shares of a normal distribution at steps of the grid, three standard deviations to either side. */
function kernelOf(sd: number): Float64Array {
  const reach = Math.round((3 * sd) / STEP);
  const weights = Float64Array.from({ length: 2 * reach + 1 }, (_, place) =>
    normalWeight((place - reach) * STEP, 0, sd),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

const LOW = 0.05;

/** The median with the middle nine tenths of a distribution that is given at some values. */
function estimateOf(values: readonly number[], weights: Float64Array): Estimate {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // Each value stands for everything that is nearer to it than to its neighbours.
  const edge = (place: number) => {
    const [one, other] = [values[place - 1], values[place]];
    if (one === undefined) return (values[0] as number) - ((values[1] as number) - (values[0] as number)) / 2;
    return other === undefined ? one + (one - (values[place - 2] as number)) / 2 : (one + other) / 2;
  };
  const at = (share: number) => {
    let below = 0;
    for (let place = 0; place < values.length; place++) {
      const here = (weights[place] as number) / total;
      if (below + here >= share) return edge(place) + ((share - below) / here) * (edge(place + 1) - edge(place));
      below += here;
    }
    return edge(values.length);
  };
  return { value: at(0.5), low: at(LOW), high: at(1 - LOW) };
}

function exponential({ value, low, high }: Estimate): Estimate {
  return { value: exp(value), low: exp(low), high: exp(high) };
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, place) => from + place * step);
}
