import { EventEmitter } from "node:events";
import { PassThrough } from "node:stream";
import type { WebSocket } from "ws";
import { Gate } from "./gate.js";
import { Meter, type Rates } from "./meter.js";

const PLENTY: Rates = { frames: [1e9, 1e9], bytes: [1e9, 1e9], processorMs: [1e9, 1e9] };
const SCARCE: Rates = { ...PLENTY, frames: [1, 10] };
const FRAME = { event: "message", data: Buffer.from("3"), isBinary: false } as const;

/** A gate on a connection that is never read. */
function gate(meters: readonly Meter[]) {
  const seen = { delivered: 0, abused: 0, paused: false };
  const socket = Object.assign(new EventEmitter(), {
    pause: () => {
      seen.paused = true;
    },
    resume: () => {
      seen.paused = false;
    },
  });
  const stands = new Gate(socket as unknown as WebSocket, new PassThrough(), () => (seen.delivered += 1), {
    meters,
    patienceMs: 100,
    weigh: () => 1,
    onAbuse: () => (seen.abused += 1),
    onForeign: () => undefined,
  });
  return { seen, stands };
}

test("SEC-47 whoever shares an address or a session with a flood is slowed down by it, and never cut off for it", () => {
  const shared = new Meter(SCARCE, { crowd: true });
  const [flooder, neighbour] = [gate([new Meter(PLENTY), shared]), gate([new Meter(PLENTY), shared])];
  for (let count = 0; count < 60; count += 1) flooder.stands.take(FRAME);
  neighbour.stands.take(FRAME);
  expect(neighbour.seen).toEqual({ delivered: 1, abused: 0, paused: true });
  neighbour.stands.stop();
  flooder.stands.stop();
});

test("SEC-47 who goes into debt alone is cut off, and their other connections rest without blame", () => {
  const person = new Meter({ ...PLENTY, frames: [1, 1] }, { together: true });
  const [flooder, other] = [gate([person]), gate([person])];
  for (let count = 0; count < 3; count += 1) flooder.stands.take(FRAME);
  expect(flooder.seen.abused).toBe(1);
  expect(other.seen).toEqual({ delivered: 0, abused: 0, paused: true });
  other.stands.stop();
});
