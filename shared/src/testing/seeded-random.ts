import { randomNumbers } from "../lib/random-numbers.js";

/** Repeatable random numbers for tests: the same seed gives the same sequence. */
export function seededRandom(seed: number) {
  /** 0 <= value < 1. */
  const next = randomNumbers(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  return { next, below, pick };
}
