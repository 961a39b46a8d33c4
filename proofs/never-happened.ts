/**
 * The faults of a run whose result rests on nothing: one for each of these counts that is not above zero. `names`: the
 * counts that matter, all unless given.
 */
export function neverHappened(counts: Readonly<Record<string, number>>, names = Object.keys(counts)): string[] {
  return names.filter((name) => !((counts[name] ?? 0) > 0)).map((name) => `never happened: ${name}`);
}
