/** A stretch of playback time. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The parts of a stretch between these times, which ascend. */
export function cutAt({ from, to }: Stretch, times: readonly number[]): Stretch[] {
  const edges = [from, ...times.filter((t) => t > from && t < to), to];
  return edges.slice(1).map((edge, index) => ({ from: edges[index] as number, to: edge }));
}
