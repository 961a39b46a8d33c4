import { type ClockMap, mapWithin } from "@casement/shared/sound/clock-map";
import { LOUDNESS_MS } from "@casement/shared/sound/loudness-codec";
import { Turn } from "../platform/loop/take-turns.js";
import { durationOf, silence } from "./webm/opus-packet.js";
import { PacketReader } from "./webm/read-packets.js";
import { WebmWriter } from "./webm/write-webm.js";

/** A stretch of server time that may be heard. */
interface Audible {
  readonly from: number;
  readonly to: number;
}

/** Read at once: others have their turn in between. */
const SLICE_BYTES = 64 * 1024;

/** Whether all of a take may be heard. */
export function isWhollyAudible(map: ClockMap, audible: readonly Audible[]): boolean {
  return map.every((piece) => audible.some(({ from, to }) => piece.serverFrom >= from && piece.serverTo <= to));
}

/**
 * The same take with silence in the place of everything that may not be heard, and nothing after the last sound that
 * may; not one byte of anything else is left.
 */
export async function cutTake(
  file: Uint8Array,
  map: ClockMap,
  audible: readonly Audible[],
): Promise<Buffer<ArrayBuffer>> {
  const mayHear = hearing(map, audible);
  const [reader, writer, turn] = [new PacketReader(), new WebmWriter(), new Turn()];
  let waiting: Uint8Array[] = [];
  let at = 0;
  for (let from = 0; from < file.length; from += SLICE_BYTES) {
    for (const packet of reader.push(file.subarray(from, from + SLICE_BYTES))) {
      const ms = durationOf(packet);
      const heard = mayHear(at, at + ms);
      at += ms;
      waiting.push(heard ? packet : silence(ms));
      if (!heard) continue;
      for (const each of waiting) writer.add(each);
      waiting = [];
    }
    if (turn.isOver) await turn.next();
  }
  return writer.file();
}

/** The same for its loudness. */
export function cutLoudness(loudness: Uint8Array, map: ClockMap, audible: readonly Audible[]): Uint8Array<ArrayBuffer> {
  const mayHear = hearing(map, audible);
  let heard = 0;
  const cut = Uint8Array.from(loudness, (byte, index) => {
    if (!mayHear(index * LOUDNESS_MS, (index + 1) * LOUDNESS_MS)) return 0;
    heard = index + 1;
    return byte;
  });
  return cut.slice(0, heard);
}

/**
 * Tells of stretches of a take, asked for in order, whether all of each may be heard. Sound without a place in time may
 * be heard by nobody.
 */
function hearing(map: ClockMap, audible: readonly Audible[]): (from: number, to: number) => boolean {
  const stretches: { from: number; to: number }[] = [];
  for (const { mediaFrom, mediaTo } of mapWithin(map, audible)) {
    const last = stretches.at(-1);
    if (last !== undefined && mediaFrom <= last.to) last.to = Math.max(last.to, mediaTo);
    else stretches.push({ from: mediaFrom, to: mediaTo });
  }
  const end = map.at(-1)?.mediaTo ?? 0;
  let next = 0;
  return (from, to) => {
    while ((stretches[next]?.to ?? Number.POSITIVE_INFINITY) < Math.min(to, end)) next += 1;
    const stretch = stretches[next];
    return stretch !== undefined && from >= stretch.from;
  };
}
