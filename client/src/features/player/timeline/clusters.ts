import type { Moment } from "../model/recording";

/** Markers nearer than this stand on one another: none of them could be picked. */
const APART_PX = 15;

/**
 * Moments whose markers would overlap, together: each group begins at its first moment's place. `widthPx`: of the whole
 * recording; 0 before it is measured, when nothing is put together. Pure.
 */
export function clustersOf(moments: readonly Moment[], durationMs: number, widthPx: number): readonly Moment[][] {
  const apartMs = widthPx === 0 ? 0 : (APART_PX / widthPx) * durationMs;
  const groups: Moment[][] = [];
  for (const moment of moments) {
    const group = groups.at(-1);
    if (group?.[0] !== undefined && moment.t - group[0].t < apartMs) group.push(moment);
    else groups.push([moment]);
  }
  return groups;
}
