import type { Stretch } from "../lib/stretches.js";
import { type ClockMap, GAP_MS, serverTimeAt } from "./clock-map.js";
import { isVoice, LOUDNESS_MS, NO_SOUND } from "./loudness-codec.js";

/** When there is sound of a take that its listener may hear, and when somebody speaks in it; in the time of its map. */
export interface HeardTake {
  readonly known: readonly Stretch[];
  readonly spoken: readonly Stretch[];
}

/** `loudness` as the loudness codec has it. Stalls, lost chunks and what may not be heard are not known. */
export function hearTake(map: ClockMap, loudness: Uint8Array): HeardTake {
  const known: Stretch[] = [];
  const spoken: Stretch[] = [];
  for (const [index, byte] of loudness.entries()) {
    const from = byte === NO_SOUND ? null : serverTimeAt(map, index * LOUDNESS_MS);
    if (from === null) continue;
    extend(known, from, GAP_MS);
    if (isVoice(byte)) extend(spoken, from, LOUDNESS_MS);
  }
  return { known, spoken };
}

/** Adds a window that begins at `from`: to the last stretch if it follows that one within `withinMs`. */
function extend(stretches: Stretch[], from: number, withinMs: number): void {
  const last = stretches.at(-1);
  const to = from + LOUDNESS_MS;
  if (last !== undefined && from - last.to < withinMs) stretches[stretches.length - 1] = { from: last.from, to };
  else stretches.push({ from, to });
}
