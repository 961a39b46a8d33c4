/** One step on the ribbon. Times in ms. */
export interface RibbonSegment {
  readonly key: string;
  readonly label: string;
  readonly budgetMs: number;
  readonly spentMs: number;
  readonly current?: boolean;
  /** After the interview: the step was never entered. */
  readonly skipped?: boolean;
  /** For the current segment: amber in the last minute, vermilion during an overrun. */
  readonly tone?: "normal" | "warning" | "over";
}

/** A pause. `atMs` is on the ribbon's own axis: the lengths of the earlier segments + the time spent in its segment. */
export interface RibbonGap {
  readonly atMs: number;
  readonly lengthMs: number;
}

/** How one segment is drawn: shares of the whole ribbon and of the segment itself, all 0..1. */
export interface SegmentLayout {
  /** Part of the ribbon's width. */
  readonly share: number;
  /** Part of the segment that belongs to its budget; the rest is overrun. */
  readonly budgetShare: number;
  /** Part of the segment filled within its budget. */
  readonly fillShare: number;
  readonly overrunMs: number;
}

/** A segment is as long as its budget, or as the time spent during an overrun. Pure. */
export function layOut(segments: readonly RibbonSegment[]): SegmentLayout[] {
  const lengths = segments.map((segment) => Math.max(segment.budgetMs, segment.spentMs, 1));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return segments.map((segment, index) => {
    const length = lengths[index] ?? 1;
    return {
      share: length / total,
      budgetShare: Math.min(1, segment.budgetMs / length),
      fillShare: Math.max(0, Math.min(segment.spentMs, segment.budgetMs)) / length,
      overrunMs: Math.max(0, segment.spentMs - segment.budgetMs),
    };
  });
}

/** Position of each gap, 0..1 of the ribbon; gaps outside of it are dropped. */
export function placeGaps(segments: readonly RibbonSegment[], gaps: readonly RibbonGap[]): number[] {
  const total = segments.reduce((sum, segment) => sum + Math.max(segment.budgetMs, segment.spentMs, 1), 0);
  return gaps.map((gap) => gap.atMs / total).filter((share) => share >= 0 && share <= 1);
}
