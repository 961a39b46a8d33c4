/** A stretch of time, in ms, from its start to before its end. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** How long they last together, in ms. */
export function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** The same time in order and without overlaps; gaps of at most `bridgedMs` become part of it. */
export function joined(stretches: readonly Stretch[], bridgedMs = 0): Stretch[] {
  const result: Stretch[] = [];
  for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && from - last.to <= bridgedMs)
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else result.push({ from, to });
  }
  return result;
}

/** What lies in both; each list in order and without overlaps. */
export function common(one: readonly Stretch[], other: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  let [left, right] = [0, 0];
  for (;;) {
    const [a, b] = [one[left], other[right]];
    if (a === undefined || b === undefined) return result;
    const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
    if (to > from) result.push({ from, to });
    if (a.to < b.to) left += 1;
    else right += 1;
  }
}

/** What lies in the first list and not in the second; each in order and without overlaps. */
export function without(all: readonly Stretch[], taken: readonly Stretch[]): Stretch[] {
  const edges = [Number.NEGATIVE_INFINITY, ...taken.flatMap(({ from, to }) => [from, to]), Number.POSITIVE_INFINITY];
  const free = Array.from({ length: edges.length / 2 }, (_, index) => ({
    from: edges[2 * index] as number,
    to: edges[2 * index + 1] as number,
  }));
  return common(all, free);
}

/** Whether all of `stretch` lies in one of the others. */
export function liesWithin({ from, to }: Stretch, others: readonly Stretch[]): boolean {
  return others.some((other) => from >= other.from && to <= other.to);
}
