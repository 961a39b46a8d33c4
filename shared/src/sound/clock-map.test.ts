import { seededRandom } from "../testing/seeded-random.js";
import { type ClockSample, clockMapOf, gapsOf, mapWithin, mediaTimeAt, serverTimeAt } from "./clock-map.js";

const MINUTES = 45;
const DURATION_MS = MINUTES * 60_000;

interface Device {
  /** How much faster than the server's its clock runs. */
  readonly ppm: number;
  /** Server time at which the take begins. */
  readonly begun: number;
  /** Server time of a stall, and its length. */
  readonly stalls: readonly { readonly at: number; readonly ms: number }[];
  readonly noise: () => number;
}

/** The truth: when the sound at `mediaMs` was made. */
function madeAt({ ppm, begun, stalls }: Device, mediaMs: number): number {
  let at = begun + mediaMs / (1 + ppm / 1e6);
  for (const { at: stalled, ms } of stalls) if (at > stalled) at += ms;
  return at;
}

/** A look each second, as a page has them: late by some noise, and now and then held up. */
function looksAt(device: Device, until = DURATION_MS): ClockSample[] {
  const samples: ClockSample[] = [];
  for (let mediaMs = 0; mediaMs <= until; mediaMs += 1_000)
    samples.push({ mediaMs, serverMs: madeAt(device, mediaMs) + device.noise() });
  return samples;
}

function errors(device: Device, samples: readonly ClockSample[]): number[] {
  const map = clockMapOf(samples, DURATION_MS);
  const moments = [5, 100, 1_320_000, DURATION_MS - 10];
  for (let mediaMs = 500; mediaMs < DURATION_MS; mediaMs += 9_700) moments.push(mediaMs);
  return moments
    .filter((mediaMs) => device.stalls.every(({ at }) => Math.abs(madeAt(device, mediaMs) - at) > 6_500))
    .map((mediaMs) => Math.abs((serverTimeAt(map, mediaMs) ?? Number.NaN) - madeAt(device, mediaMs)));
}

describe("SND-1 sound is placed by its own clock, not by its start", () => {
  const { next } = seededRandom(20);
  test.each(Array.from({ length: 20 }, (_, seed) => seed))("seed %s: drift, noise, stalls", (seed) => {
    const random = seededRandom(seed + 1).next;
    const device: Device = {
      ppm: -50 + 100 * random(),
      begun: 1_900_000_000_000 + (random() - 0.5) * 2 * 14 * 60_000,
      stalls: Array.from({ length: Math.floor(random() * 3) }, (_, index) => ({
        at: 1_900_000_000_000 + (index * 15 + 5 + 5 * random()) * 60_000 + 14 * 60_000,
        ms: 300 + 5_000 * random(),
      })),
      noise: () => 12 * random(),
    };
    const made = errors(device, looksAt(device));
    expect(made.length).toBeGreaterThan(200);
    expect(Math.max(...made)).toBeLessThan(25);
  });

  test("one look that was held up for half a second moves nothing", () => {
    const device: Device = { ppm: 50, begun: 1e12, stalls: [], noise: () => 0 };
    const samples = looksAt(device).map((sample, index) =>
      index % 97 === 50 ? { ...sample, serverMs: sample.serverMs + 400 + 200 * next() } : sample,
    );
    expect(Math.max(...errors(device, samples))).toBeLessThan(2);
    expect(gapsOf(clockMapOf(samples, DURATION_MS))).toEqual([]);
  });
});

test("SND-2 a stall of more than 50 ms is a gap, and nothing is placed in it", () => {
  const device: Device = { ppm: 0, begun: 1e12, stalls: [{ at: 1e12 + 600_000, ms: 5_000 }], noise: () => 0 };
  const map = clockMapOf(looksAt(device), DURATION_MS);
  const [gap, ...more] = gapsOf(map);
  expect(more).toEqual([]);
  expect((gap?.to ?? 0) - (gap?.from ?? 0)).toBeCloseTo(5_000, 0);
  expect(Math.abs((gap?.from ?? 0) - (1e12 + 600_000))).toBeLessThanOrEqual(1_000);
  expect(mediaTimeAt(map, 1e12 + 602_500)).toBeNull();
  expect(mediaTimeAt(map, 1e12 + 700_000)).toBeCloseTo(695_000, 0);
});

test("SND-2 there and back again: what has a place has one, and time never runs backwards", () => {
  const random = seededRandom(7).next;
  const samples: ClockSample[] = [];
  let server = 1e12;
  for (let mediaMs = 0; mediaMs < 600_000; mediaMs += 1_000) {
    server += 1_000 + (random() < 0.05 ? 3_000 * (random() - 0.3) : 0);
    samples.push({ mediaMs, serverMs: server });
  }
  const map = clockMapOf([...samples].reverse(), 600_000);
  expect(map.length).toBeGreaterThan(5);
  let latest = 0;
  for (let mediaMs = 0; mediaMs <= 600_000; mediaMs += 137) {
    const at = serverTimeAt(map, mediaMs);
    if (at === null) continue;
    expect(at).toBeGreaterThanOrEqual(latest);
    latest = at;
    expect(serverTimeAt(map, mediaTimeAt(map, at) ?? Number.NaN)).toBeCloseTo(at, 3);
  }
});

test("SND-1 a take without looks has no place, and one look places all of it", () => {
  expect(clockMapOf([], 5_000)).toEqual([]);
  const map = clockMapOf([{ mediaMs: 1_000, serverMs: 1e12 }], 5_000);
  expect(serverTimeAt(map, 0)).toBe(1e12 - 1_000);
  expect(serverTimeAt(map, 5_000)).toBe(1e12 + 4_000);
  expect(serverTimeAt(map, 5_001)).toBeNull();
  expect(mediaTimeAt(map, 1e12 - 1_001)).toBeNull();
});

test("SND-5 the part of a map that lies in some stretches places what it holds as the whole does, and nothing else", () => {
  const device: Device = { ppm: 50, begun: 0, stalls: [{ at: 600_000, ms: 5_000 }], noise: () => 0 };
  const map = clockMapOf(looksAt(device), DURATION_MS);
  const stretches = [
    { from: -10, to: 100_500 },
    { from: 599_000, to: 900_250 },
    { from: 9e9, to: 9.1e9 },
  ];
  const part = mapWithin(map, stretches);
  for (let mediaMs = 0; mediaMs < DURATION_MS; mediaMs += 617) {
    const at = serverTimeAt(map, mediaMs);
    const isWithin = at !== null && stretches.some(({ from, to }) => at >= from && at <= to);
    const placed = serverTimeAt(part, mediaMs);
    if (isWithin) expect(placed).toBeCloseTo(at, 3);
    else expect(placed).toBeNull();
  }
  expect(mapWithin(map, [{ from: -100, to: Number.POSITIVE_INFINITY }])).toEqual(map);
  expect(mapWithin(map, [])).toEqual([]);
});
