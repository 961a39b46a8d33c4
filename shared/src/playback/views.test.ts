import { seededRandom } from "../testing/seeded-random.js";
import { decodeViews, encodeViews, type ViewSample } from "./view-codec.js";
import { viewTracks } from "./view-track.js";

const START = 1_764_000_000_000;
const sample = (participantId: string, seconds: number, x: number, w = 1000): ViewSample => ({
  participantId,
  at: START + seconds * 1000,
  x,
  y: x + 1,
  w,
  h: w / 2,
});

test("REC-42 views come back as they were written, to a tenth of a second", () => {
  const samples = [sample("ana", 0, 0), sample("ben", 0.1, -5000, 250), sample("ana", 7, 12), sample("ben", 9, 70_000)];
  expect(decodeViews(encodeViews(samples))).toEqual(samples);
  expect(decodeViews(encodeViews([]))).toEqual([]);
  expect(decodeViews(encodeViews([{ ...sample("ana", 0, 0), at: START + 49 }]))[0]?.at).toBe(START);
});

test("REC-42 bytes that break off, are too many or name an unknown participant are refused", () => {
  const bytes = encodeViews([sample("ana", 0, 0), sample("ben", 1, 9)]);
  expect(() => decodeViews(bytes.slice(0, -1))).toThrow();
  expect(() => decodeViews(Uint8Array.of(...bytes, 0))).toThrow(RangeError);
  expect(() => decodeViews(Uint8Array.of(9))).toThrow(RangeError);
});

test("REC-43 two people who move without a pause for 45 minutes take 70 KB at most", () => {
  const { next: random } = seededRandom(7);
  const samples: ViewSample[] = [];
  const where = { ana: { x: 0, y: 0, w: 1400, h: 800 }, ben: { x: 0, y: 0, w: 1400, h: 800 } };
  for (let second = 0; second < 45 * 60; second += 1) {
    for (const person of ["ana", "ben"] as const) {
      const before = where[person];
      const step = () => Math.round((random() - 0.5) * 2000);
      const zoom = 0.8 + random() * 0.4;
      const [w, h] = [Math.round(before.w * zoom) || 1, Math.round(before.h * zoom) || 1];
      where[person] = { x: before.x + step(), y: before.y + step(), w, h };
      samples.push({ participantId: `${person}-with-an-id-of-21`, at: START + second * 1000, ...where[person] });
    }
  }
  // The server stores one row per half minute.
  const rows = Array.from({ length: 90 }, (_none, index) => encodeViews(samples.slice(index * 60, (index + 1) * 60)));
  expect(rows.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(70_000);
});

test("REC-44 a view glides to the next within the second before it, and stands still otherwise", () => {
  const track = viewTracks([sample("ana", 10, 0), sample("ben", 11, 5), sample("ana", 20, 100, 2000)]).get("ana");
  const x = (seconds: number) => track?.at(START + seconds * 1000).x;
  expect([0, 10, 19, 19.5, 20, 99].map(x)).toEqual([0, 0, 0, 50, 100, 100]);
  expect(track?.at(START + 19_500)).toEqual({ x: 50, y: 51, w: 1500, h: 750 });
});
