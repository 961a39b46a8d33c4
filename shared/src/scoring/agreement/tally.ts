/**
 * One thing that was rated (one criterion of one session): a value for each rater, null where there is none. Raters have
 * the same place in every unit of a calculation that tells them apart; elsewhere their order does not matter.
 */
export type Unit = readonly (number | null)[];

/**
 * Sums from which a coefficient follows. They add up over sessions, so that a bootstrap over sessions draws from sums
 * instead of counting all marks again.
 */
export type Tally = Float64Array;

/** A coefficient, and how the sums for it are counted. */
export interface Coefficient {
  /** The sums of these units. */
  readonly tally: (units: readonly Unit[]) => Tally;
  /** The value, or null where it is undefined: nothing to compare, or no variation to explain. */
  readonly value: (sums: Tally) => number | null;
}

/** Adds `more` to `sum` as often as `times` says. */
export function addTally(sum: Tally, more: Tally, times = 1): void {
  if (times === 0) return;
  for (let index = 0; index < sum.length; index++)
    sum[index] = (sum[index] as number) + times * (more[index] as number);
}

/** The value for these units together. */
export function coefficientOf({ tally, value }: Coefficient, units: readonly Unit[]): number | null {
  return value(tally(units));
}

/** Those of a unit's values that are there. */
export function present(unit: Unit): number[] {
  return unit.filter((mark) => mark !== null);
}
