import type { Duplex } from "node:stream";
import type { Gate } from "./gate.js";

/** Bytes that are parsed before the gate is asked again. The smallest frame of a client takes 6. */
const SLICE_BYTES = 4096;
/** Frames of one chunk after which others have their turn. */
const FRAMES_IN_A_TURN = 256;

/**
 * Gives a WebSocket what its wire brings in slices, and stops where its gate does. A chunk of 64 KiB can hold ten
 * thousand small frames, and the parser would read all of them in one go, 45 ms a connection. Call it once the socket
 * listens to the wire.
 */
export function readInSlices(wire: Duplex, gate: Gate): void {
  const readers = wire.listeners("data") as ((chunk: Buffer) => void)[];
  const hand = (slice: Buffer) => {
    gate.read(slice.length);
    for (const reader of readers) reader.call(wire, slice);
  };
  wire.on("data", (chunk: Buffer) => {
    const before = gate.taken;
    for (let from = 0; from < chunk.length; from += SLICE_BYTES) {
      if (gate.isStopped) return;
      if (from > 0 && gate.isHolding) {
        wire.unshift(chunk.subarray(from));
        return;
      }
      hand(chunk.subarray(from, from + SLICE_BYTES));
      if (gate.taken - before > FRAMES_IN_A_TURN) gate.giveWay();
    }
  });
  for (const reader of readers) wire.off("data", reader);
  // The socket parses what is left unread once the wire is closed.
  wire.prependListener("close", () => {
    if (gate.isHolding) wire.read();
  });
}
