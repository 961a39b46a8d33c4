import { randomNumbers } from "../../lib/random-numbers.js";
import { addTally, type Coefficient, type Tally, type Unit } from "./tally.js";

/** A value with its 95 % interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 1000;
const LOW = 0.025;
/** The share of draws that must have a value. */
const MOST_DEFINED = 0.9;
const SEED = 20_261_130;

/**
 * The coefficient over these sessions with a percentile bootstrap. Whole sessions are drawn, since the marks of one
 * session are not independent. The draws are the same every time. Null if the value, or a tenth of the draws, is
 * undefined.
 *
 * @param sessions the units of each session
 */
export function bootstrap(coefficient: Coefficient, sessions: readonly (readonly Unit[])[]): Interval | null {
  const tallies = sessions.map((units) => coefficient.tally(units));
  // Marks of one criterion have few patterns: counting how often each was drawn is quicker than adding up every draw.
  const { patterns, patternOf } = distinct(tallies);
  const sums = new Float64Array(tallies[0]?.length ?? 0);
  for (const tally of tallies) addTally(sums, tally);
  const value = coefficient.value(sums);
  if (value === null) return null;
  const random = randomNumbers(SEED);
  const drawn: number[] = [];
  for (let resample = 0; resample < RESAMPLES; resample++) {
    const times = new Uint32Array(patterns.length);
    for (let draw = 0; draw < tallies.length; draw++) {
      const pattern = patternOf[Math.floor(random() * tallies.length)] ?? 0;
      times[pattern] = (times[pattern] ?? 0) + 1;
    }
    sums.fill(0);
    for (const [pattern, tally] of patterns.entries()) addTally(sums, tally, times[pattern]);
    const of = coefficient.value(sums);
    if (of !== null) drawn.push(of);
  }
  if (drawn.length < RESAMPLES * MOST_DEFINED) return null;
  drawn.sort((one, other) => one - other);
  const at = (share: number) => drawn[Math.round(share * (drawn.length - 1))] ?? value;
  return { value, low: at(LOW), high: at(1 - LOW) };
}

function distinct(tallies: readonly Tally[]): { patterns: Tally[]; patternOf: Uint32Array } {
  const patterns: Tally[] = [];
  const known = new Map<string, number>();
  const patternOf = Uint32Array.from(tallies, (tally) => {
    const key = tally.join();
    const pattern = known.get(key) ?? patterns.push(tally) - 1;
    known.set(key, pattern);
    return pattern;
  });
  return { patterns, patternOf };
}
