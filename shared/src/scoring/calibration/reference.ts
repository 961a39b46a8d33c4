import type { Level } from "../rubric.js";
import { LEVELS } from "../rubric.js";
import { normalShare, normalWeight } from "./normal-share.js";

/** The middle of the scale, around which a rater's spread is measured. */
export const MIDDLE = 2.5;
/** How far performances differ, and one expert's mark from the performance, as standard deviations in levels. */
const PERFORMANCES_SD = 1;
const EXPERT_SD = 0.45;
const LOWEST = LEVELS[0] as Level;
const HIGHEST = LEVELS.at(-1) as Level;
const STEP = 0.05;

/** What the experts' marks say of a performance: its mean and variance in levels, not bounded by the scale. */
export interface Reference {
  readonly mean: number;
  readonly variance: number;
}

/**
 * The probability of a mark when what the rater thinks is normally distributed. A mark stands for everything nearer to
 * it than to another; the lowest and the highest for everything beyond as well. That is the likelihood of
 * interval-censored data (J. Tobin, Econometrica 26, 1958; R. N. Rosett and F. D. Nelson, Econometrica 43, 1975).
 */
export function markProbability(mark: Level, mean: number, sd: number): number {
  const below = mark === LOWEST ? 0 : normalShare((mark - 0.5 - mean) / sd);
  const upTo = mark === HIGHEST ? 1 : normalShare((mark + 0.5 - mean) / sd);
  return upTo - below;
}

const known = new Map<string, Reference>();

/** The performance behind these experts' marks, of whom there is at least one. Their order does not matter. */
export function referenceOf(marks: readonly Level[]): Reference {
  const key = marks.toSorted((one, other) => one - other).join();
  const found = known.get(key) ?? computeReference(marks);
  known.set(key, found);
  return found;
}

function computeReference(marks: readonly Level[]): Reference {
  let [total, sum, squares] = [0, 0, 0];
  for (let value = MIDDLE - 4 * PERFORMANCES_SD; value <= MIDDLE + 4 * PERFORMANCES_SD; value += STEP) {
    let weight = normalWeight(value, MIDDLE, PERFORMANCES_SD);
    for (const mark of marks) weight *= markProbability(mark, value, EXPERT_SD);
    total += weight;
    sum += weight * value;
    squares += weight * value * value;
  }
  const mean = sum / total;
  return { mean, variance: squares / total - mean * mean };
}
