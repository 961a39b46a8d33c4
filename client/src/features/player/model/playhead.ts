import type { Stretch } from "@casement/shared/playback/stretch";

export const RATES = [0.5, 1, 1.25, 1.5, 2, 4, 8, 16] as const;
export type Rate = (typeof RATES)[number];

/** How far one press of "back" or "forward" goes, in ms. */
export const LEAP_MS = 5_000;

/** Where the player stands. Plain values: the player holds one and replaces it. */
export interface Playhead {
  /** ms since the start of the recording. */
  readonly t: number;
  readonly playing: boolean;
  readonly rate: Rate;
  /** Whether stretches in which nothing happens are left out. */
  readonly skipsIdle: boolean;
  /** What is played again and again, or null. */
  readonly loop: Loop | null;
}

/** A stretch that is repeated. `to` is null until its end was chosen: until then nothing repeats. */
export interface Loop {
  readonly from: number;
  readonly to: number | null;
}

/** A loop is at least this long, in ms. */
const SHORTEST_LOOP_MS = 500;

/** What one press of the loop's key makes of it: its beginning, then its end, then no loop. */
export function nextLoop(loop: Loop | null, t: number): Loop | null {
  if (loop === null) return { from: t, to: null };
  if (loop.to !== null || Math.abs(t - loop.from) < SHORTEST_LOOP_MS) return null;
  return { from: Math.min(t, loop.from), to: Math.max(t, loop.from) };
}

/**
 * The playhead after `elapsedMs` of the viewer's time. At the end of a loop it goes on from the loop's beginning; it
 * stops at the end of the recording.
 */
export function advance(head: Playhead, elapsedMs: number, durationMs: number, idle: readonly Stretch[]): Playhead {
  if (!head.playing) return head;
  let t = head.t;
  let left = elapsedMs * head.rate;
  for (const stretch of head.skipsIdle ? idle : []) {
    if (stretch.to <= t) continue;
    if (stretch.from > t + left) break;
    left -= Math.max(0, stretch.from - t);
    t = stretch.to;
  }
  t += left;
  const { loop } = head;
  if (loop !== null && loop.to !== null && head.t <= loop.to && t >= loop.to) return { ...head, t: loop.from };
  return t < durationMs ? { ...head, t } : { ...head, t: durationMs, playing: false };
}

/** The nearest moment after `t`, or null. `moments` ascend. */
export function momentAfter(moments: readonly number[], t: number): number | null {
  return moments.find((moment) => moment > t) ?? null;
}

/**
 * The nearest moment before `t`, or null. While playing, a moment that has just passed does not count:
 * otherwise a viewer could never get back beyond it.
 */
export function momentBefore(moments: readonly number[], t: number, playing: boolean): number | null {
  const until = playing ? t - 1_000 : t;
  return moments.findLast((moment) => moment < until) ?? null;
}

/** The next faster (+1) or slower (-1) rate; the fastest and the slowest stay as they are. */
export function shiftRate(rate: Rate, by: 1 | -1): Rate {
  return RATES[Math.min(RATES.length - 1, Math.max(0, RATES.indexOf(rate) + by))] ?? rate;
}
