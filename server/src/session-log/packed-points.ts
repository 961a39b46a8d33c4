import { isPlainObject } from "@casement/shared/lib/json-value";

const NUMBERS_PER_POINT = 3;

/**
 * Returns a shape record without the points of its strokes and adds their numbers to `numbers`. They are nearly all of
 * a board, and writing numbers as decimals costs fifty times as much as copying them.
 */
export function takePoints(record: unknown, numbers: Float64Array[]): unknown {
  if (!isPlainObject(record) || !isPlainObject(record.props) || !Array.isArray(record.props.segments)) return record;
  const segments = record.props.segments.map((segment) => takeFromSegment(segment, numbers));
  return { ...record, props: { ...record.props, segments } };
}

/** The number of points stays, so that points of two segments cannot be confused. */
function takeFromSegment(segment: unknown, numbers: Float64Array[]): unknown {
  if (!isPlainObject(segment) || !Array.isArray(segment.points)) return segment;
  const taken = new Float64Array(segment.points.length * NUMBERS_PER_POINT);
  let at = 0;
  for (const point of segment.points as unknown[]) {
    // Anything but three numbers stays as it is: a hash must cover everything.
    if (!isPoint(point)) return segment;
    taken[at++] = point.x;
    taken[at++] = point.y;
    taken[at++] = point.z;
  }
  numbers.push(taken);
  return { ...segment, points: segment.points.length };
}

function isPoint(point: unknown): point is { x: number; y: number; z: number } {
  if (typeof point !== "object" || point === null) return false;
  const { x, y, z } = point as Record<string, unknown>;
  if (typeof x !== "number" || typeof y !== "number" || typeof z !== "number") return false;
  let fields = 0;
  // Object.keys would leave a list to collect for every point of the board.
  for (const _ in point) fields += 1;
  return fields === NUMBERS_PER_POINT;
}
