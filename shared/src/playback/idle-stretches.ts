import { durationOf, type PlaybackManifest } from "./manifest.js";
import { cutAt, type Stretch } from "./stretch.js";

/** Shorter silences are part of thinking aloud. */
const IDLE_MS = 20_000;
/** How much of a silence is played at both of its ends, so that nothing begins abruptly. */
const MARGIN_MS = 1_500;

/** Stretches that a player can skip: nobody drew and nothing happened that the viewer may see. */
export function idleStretches(manifest: PlaybackManifest): Stretch[] {
  const duration = durationOf(manifest);
  const times = manifest.events.map(({ at }) => at - manifest.startAt).filter((t) => t >= 0 && t <= duration);
  return manifest.board.quiet
    .flatMap((stretch) => cutAt(stretch, times))
    .filter(({ from, to }) => to - from >= IDLE_MS)
    .map(({ from, to }) => ({ from: from + MARGIN_MS, to: to - MARGIN_MS }));
}
