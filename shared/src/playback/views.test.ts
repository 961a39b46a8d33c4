import { seededRandom } from "../testing/seeded-random.js";
import {
  type BoardPoint,
  type BoardView,
  decodeViews,
  encodeViews,
  type SheetPlace,
  type ViewSample,
} from "./view-codec.js";
import { viewTracks } from "./view-track.js";

const START = 1_764_000_000_000;
const sample = (participantId: string, seconds: number, x: number, w = 1000): ViewSample => ({
  type: "view",
  participantId,
  at: START + seconds * 1000,
  x,
  y: x + 1,
  w,
  h: w / 2,
});

const pointer = (participantId: string, seconds: number, point: BoardPoint | null): ViewSample => ({
  type: "pointer",
  participantId,
  at: START + seconds * 1000,
  point,
});
const inCell = (participantId: string, seconds: number, cell: SheetPlace | null): ViewSample => ({
  type: "cell",
  participantId,
  at: START + seconds * 1000,
  cell,
});

test("REC-42 views, pointers and cells come back as they were written, to a twentieth of a second", () => {
  const samples = [
    sample("ana", 0, 0),
    pointer("ana", 0, { x: 40, y: -22 }),
    sample("ben", 0.1, -5000, 250),
    pointer("ben", 0.25, { x: -90_000, y: 0 }),
    pointer("ana", 0.3, { x: 42, y: 900 }),
    inCell("ben", 4, { row: "r1", field: "text" }),
    pointer("ana", 5, null),
    pointer("ana", 6.05, { x: 44, y: 900 }),
    sample("ana", 7, 12),
    inCell("ben", 8, null),
    sample("ben", 9, 70_000),
  ];
  expect(decodeViews(encodeViews(samples))).toEqual(samples);
  expect(decodeViews(encodeViews([]))).toEqual([]);
  expect(decodeViews(encodeViews([{ ...sample("ana", 0, 0), at: START + 24 }]))[0]?.at).toBe(START);
  expect(decodeViews(encodeViews([pointer("ana", 0, { x: 41, y: 0 })]))).toEqual([pointer("ana", 0, { x: 42, y: 0 })]);
});

test("REC-42 views that were stored before there were pointers still read", () => {
  // Version 1; two people; 17 640 000 000 tenths; two samples: 0, ana, 10 20 800 600, and 3 later, ben, -1 0 1 1.
  const tenths = [0x80, 0x94, 0xb4, 0xdb, 0x41];
  const old = [1, 2, 1, 97, 1, 98, ...tenths, 2, 0, 0, 20, 40, 0xc0, 0x0c, 0xb0, 0x09, 3, 1, 1, 0, 2, 2];
  const at = START;
  expect(decodeViews(Uint8Array.from(old))).toEqual([
    { type: "view", participantId: "a", at, x: 10, y: 20, w: 800, h: 600 },
    { type: "view", participantId: "b", at: at + 300, x: -1, y: 0, w: 1, h: 1 },
  ]);
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
  const where: Record<"ana" | "ben", BoardView> = {
    ana: { x: 0, y: 0, w: 1400, h: 800 },
    ben: { x: 0, y: 0, w: 1400, h: 800 },
  };
  for (let second = 0; second < 45 * 60; second += 1) {
    for (const person of ["ana", "ben"] as const) {
      const before = where[person];
      const step = () => Math.round((random() - 0.5) * 2000);
      const zoom = 0.8 + random() * 0.4;
      const [w, h] = [Math.round(before.w * zoom) || 1, Math.round(before.h * zoom) || 1];
      where[person] = { x: before.x + step(), y: before.y + step(), w, h };
      samples.push({
        type: "view",
        participantId: `${person}-with-an-id-of-21`,
        at: START + second * 1000,
        ...where[person],
      });
    }
  }
  // The server stores one row per half minute.
  const rows = Array.from({ length: 90 }, (_none, index) => encodeViews(samples.slice(index * 60, (index + 1) * 60)));
  expect(rows.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(70_000);
});

test("REC-47 two people's pointers of 45 minutes that never rest take 130 KB at most, beside their views", () => {
  const { next: random } = seededRandom(7);
  const where = { ana: { x: 0, y: 0 }, ben: { x: 900, y: 500 } };
  const rows = Array.from({ length: 90 }, (_none, row) =>
    encodeViews(
      Array.from({ length: 120 }, (_quarter, index) => row * 30 + index / 4).flatMap((seconds) =>
        (["ana", "ben"] as const).map((person) => {
          // At most 480 px a second in each direction, like a hand that draws.
          const { x, y } = where[person];
          where[person] = {
            x: x + Math.round((random() - 0.5) * 120) * 2,
            y: y + Math.round((random() - 0.5) * 120) * 2,
          };
          return pointer(`${person}-with-an-id-of-21`, seconds, where[person]);
        }),
      ),
    ),
  );
  expect(rows.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(130_000);
});

test("REC-44 a view glides to the next within the second before it, and stands still otherwise", () => {
  const track = viewTracks([sample("ana", 10, 0), sample("ben", 11, 5), sample("ana", 20, 100, 2000)]).views.get("ana");
  const x = (seconds: number) => track?.at(START + seconds * 1000).x;
  expect([0, 10, 19, 19.5, 20, 99].map(x)).toEqual([0, 0, 0, 50, 100, 100]);
  expect(track?.at(START + 19_500)).toEqual({ x: 50, y: 51, w: 1500, h: 750 });
});

test("REC-48 a pointer glides within the quarter of a second before a sample, and is shown for five seconds at rest", () => {
  const { pointers } = viewTracks([
    pointer("ana", 10, { x: 0, y: 0 }),
    pointer("ana", 11, { x: 100, y: 40 }),
    pointer("ana", 20, { x: 200, y: 40 }),
    pointer("ana", 21, null),
  ]);
  const at = (seconds: number) => pointers.get("ana")?.at(START + seconds * 1000) ?? null;
  expect([10, 10.75, 10.875, 11, 16].map((seconds) => at(seconds)?.x)).toEqual([0, 0, 50, 100, 100]);
  // At rest for too long, and back when it moves.
  expect([at(9.9), at(16.1), at(19.7)]).toEqual([null, null, null]);
  expect([19.875, 20, 20.9].map((seconds) => at(seconds)?.x)).toEqual([150, 200, 200]);
  expect(at(21)).toBeNull();
});

test("REC-48 whoever goes to a worksheet points at nothing until the pointer moves again", () => {
  const cell = { row: "r1", field: "text" };
  const { pointers, cells, views } = viewTracks([
    pointer("ana", 1, { x: 2, y: 2 }),
    inCell("ana", 2, cell),
    inCell("ana", 4, null),
    pointer("ana", 6, { x: 4, y: 4 }),
  ]);
  const at = (seconds: number) => START + seconds * 1000;
  expect([1, 3, 5, 6].map((seconds) => pointers.get("ana")?.at(at(seconds))?.x ?? null)).toEqual([2, null, null, 4]);
  expect([1, 2, 3, 4].map((seconds) => cells.get("ana")?.at(at(seconds)) ?? null)).toEqual([null, cell, cell, null]);
  expect(views.size).toBe(0);
});
