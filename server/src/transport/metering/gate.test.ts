import { EventEmitter } from "node:events";
import type { WebSocket } from "ws";
import { Gate } from "./gate.js";
import { Meter, type Rates } from "./meter.js";

const PLENTY: Rates = { frames: [1e9, 1e9], bytes: [1e9, 1e9], processorMs: [1e9, 1e9] };
const SCARCE: Rates = { ...PLENTY, frames: [1, 10] };
const FRAME = { event: "message", data: Buffer.from("3"), isBinary: false } as const;

interface Stand {
  /** Cost of each frame. */
  readonly weight?: number;
  /** What reading a frame does. */
  readonly read?: () => void;
}

/** A gate on a connection that is never read. */
function gate(meters: readonly Meter[], { weight = 1, read = () => undefined }: Stand = {}) {
  const seen = { delivered: 0, abused: 0, paused: false };
  const socket = Object.assign(new EventEmitter(), {
    pause: () => {
      seen.paused = true;
    },
    resume: () => {
      seen.paused = false;
    },
  });
  const deliver = () => {
    seen.delivered += 1;
    read();
  };
  const stands = new Gate(socket as unknown as WebSocket, deliver, {
    meters,
    patienceMs: 100,
    weigh: () => weight,
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

test("SEC-58 nobody waits for the time that other processes had while their frame was read", () => {
  // Holds the thread without a processor, as when other processes have them all.
  const starve = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  const { seen, stands } = gate([new Meter({ ...PLENTY, processorMs: [1, 150] })], { read: () => starve() });
  stands.take(FRAME);
  expect(seen).toEqual({ delivered: 1, abused: 0, paused: false });
  stands.stop();
});

describe("SEC-47 a connection that rests for the debt of another", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test("goes on by itself once the debt is paid, however long that takes, and is never cut off for it", () => {
    const person = new Meter({ ...PLENTY, frames: [10, 1] }, { together: true });
    const [flooder, other] = [gate([person], { weight: 100 }), gate([person])];
    flooder.stands.take(FRAME);
    expect(flooder.seen.abused).toBe(1);
    other.stands.take(FRAME);
    jest.advanceTimersByTime(9000);
    expect(other.seen).toEqual({ delivered: 0, abused: 0, paused: true });
    jest.advanceTimersByTime(1500);
    expect(other.seen).toEqual({ delivered: 1, abused: 0, paused: false });
  });

  test("is charged only for what it sent itself, also when it already waited for that", () => {
    const person = new Meter({ ...PLENTY, frames: [100, 1] }, { together: true });
    const [flooder, other] = [gate([person], { weight: 1000 }), gate([person], { weight: 4 })];
    other.stands.take(FRAME);
    flooder.stands.take(FRAME);
    jest.advanceTimersByTime(11_000);
    expect([flooder.seen.abused, other.seen]).toEqual([1, { delivered: 1, abused: 0, paused: false }]);
  });

  test("is cut off when it floods as well", () => {
    const person = new Meter({ ...PLENTY, frames: [10, 1] }, { together: true });
    const [flooder, other] = [gate([person], { weight: 100 }), gate([person], { weight: 100 })];
    flooder.stands.take(FRAME);
    other.stands.take(FRAME);
    jest.advanceTimersByTime(11_000);
    expect([flooder.seen.abused, other.seen.abused]).toEqual([1, 1]);
  });

  test("has its turn among others at its address who never stop, and all of them together stay within the allowance", () => {
    const shared = new Meter({ ...PLENTY, frames: [10, 1] }, { crowd: true });
    const flooders = [1, 2, 3].map(() => gate([shared]));
    for (const { stands } of flooders) for (let count = 0; count < 500; count += 1) stands.take(FRAME);
    const late = gate([shared]);
    for (let count = 0; count < 5; count += 1) late.stands.take(FRAME);
    jest.advanceTimersByTime(10_000);
    expect(late.seen).toEqual({ delivered: 5, abused: 0, paused: false });
    const all = flooders.reduce((sum, { seen }) => sum + seen.delivered, late.seen.delivered);
    expect(all).toBeGreaterThan(80);
    expect(all).toBeLessThanOrEqual(110);
    for (const { stands } of flooders) stands.stop();
  });
});
