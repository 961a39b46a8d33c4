import { type ClockMap, serverTimeAt } from "@casement/shared/sound/clock-map";
import { LOUDNESS_MS } from "@casement/shared/sound/loudness-codec";
import { durationOf, silence } from "./webm/opus-packet.js";
import { PacketReader } from "./webm/read-packets.js";
import { writeWebm } from "./webm/write-webm.js";

/** A stretch of server time that may be heard. */
interface Audible {
  readonly from: number;
  readonly to: number;
}

/** Whether all of a take may be heard. */
export function isWhollyAudible(map: ClockMap, audible: readonly Audible[]): boolean {
  return map.every((piece) => audible.some(({ from, to }) => piece.serverFrom >= from && piece.serverTo <= to));
}

/** The same take with silence in the place of everything that may not be heard; not one byte of that is left. */
export function cutTake(file: Uint8Array, map: ClockMap, audible: readonly Audible[]): Buffer<ArrayBuffer> {
  let at = 0;
  const packets = new PacketReader().push(file).map((packet) => {
    const ms = durationOf(packet);
    const heard = mayHear(map, audible, at, at + ms);
    at += ms;
    return heard ? packet : silence(ms);
  });
  return writeWebm(packets);
}

/** The same for its loudness. */
export function cutLoudness(loudness: Uint8Array, map: ClockMap, audible: readonly Audible[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(loudness, (byte, index) =>
    mayHear(map, audible, index * LOUDNESS_MS, (index + 1) * LOUDNESS_MS) ? byte : 0,
  );
}

/** Sound without a place in time may be heard by nobody. */
function mayHear(map: ClockMap, audible: readonly Audible[], mediaFrom: number, mediaTo: number): boolean {
  const from = serverTimeAt(map, mediaFrom);
  const to = serverTimeAt(map, Math.min(mediaTo, map.at(-1)?.mediaTo ?? 0));
  return from !== null && to !== null && audible.some((stretch) => from >= stretch.from && to <= stretch.to);
}
