import { seededRandom } from "../../testing/seeded-random.js";
import { commonPoints, decodeStroke, encodeStroke, type StrokePoint } from "./stroke-codec.js";

const quantised = (points: readonly StrokePoint[]) =>
  points.map((point) => ({
    x: Math.round(point.x * 100) / 100 + 0,
    y: Math.round(point.y * 100) / 100 + 0,
    z: point.z,
  }));

describe("stroke codec", () => {
  test("BRD-4 keeps points to 1/100 px, in one piece or in chunks", () => {
    const random = seededRandom(4);
    for (let round = 0; round < 200; round++) {
      const points = Array.from({ length: random.below(60) }, () => ({
        x: random.below(2_000_000) / 100 - 10_000,
        y: random.below(2_000_000) / 100 - 10_000,
        z: random.below(101) / 100,
      }));
      const cut = random.below(points.length + 1);
      const chunks = [encodeStroke(points.slice(0, cut)), encodeStroke(points.slice(cut), points[cut - 1])];
      expect(decodeStroke(chunks)).toEqual(quantised(points));
      expect(decodeStroke([encodeStroke(points)])).toEqual(quantised(points));
    }
  });

  test("BRD-4 a slow mouse stroke costs at most 4 bytes a point", () => {
    const points = Array.from({ length: 500 }, (_, i) => ({ x: i * 3.1, y: Math.sin(i / 9) * 40, z: 0.5 }));
    expect(encodeStroke(points).length).toBeLessThanOrEqual(4 * points.length);
  });

  test("BRD-5 decoding incomplete or random bytes never throws", () => {
    const random = seededRandom(5);
    for (let round = 0; round < 2000; round++) {
      const bytes = Uint8Array.from({ length: random.below(40) }, () => random.below(256));
      for (const point of decodeStroke([bytes]))
        expect(Number.isFinite(point.x) && Number.isFinite(point.y)).toBe(true);
    }
    expect(decodeStroke([encodeStroke([{ x: 1, y: 2, z: 0.5 }]).slice(0, 1)])).toEqual([]);
  });

  test("BRD-4 finds the first point in which two strokes differ", () => {
    const points = [
      { x: 0, y: 0 },
      { x: 1, y: 1 },
      { x: 2, y: 2 },
    ];
    expect(
      commonPoints(points, [
        { x: 0.001, y: 0, z: 0.5 },
        { x: 1, y: 1 },
        { x: 2, y: 3 },
      ]),
    ).toBe(2);
  });
});
