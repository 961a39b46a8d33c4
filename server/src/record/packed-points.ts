import { isPlainObject } from "@casement/shared/board/json-value";

const NUMBERS_PER_POINT = 3;

/**
 * A record with the points of its strokes as base64 of their doubles: they are nearly all of a board, and writing
 * numbers as decimals costs fifty times as much as copying them.
 */
export function packedPoints(record: unknown): unknown {
  if (!isPlainObject(record) || !isPlainObject(record.props) || !Array.isArray(record.props.segments)) return record;
  return { ...record, props: { ...record.props, segments: record.props.segments.map(packSegment) } };
}

function packSegment(segment: unknown): unknown {
  if (!isPlainObject(segment) || !Array.isArray(segment.points)) return segment;
  const numbers = new Float64Array(segment.points.length * NUMBERS_PER_POINT);
  let at = 0;
  for (const point of segment.points as unknown[]) {
    // What is anything but three numbers stays as it is: nothing may be left out of a hash.
    if (!isPoint(point)) return segment;
    numbers[at++] = point.x;
    numbers[at++] = point.y;
    numbers[at++] = point.z;
  }
  return { ...segment, points: Buffer.from(numbers.buffer).toString("base64") };
}

function isPoint(point: unknown): point is { x: number; y: number; z: number } {
  if (typeof point !== "object" || point === null) return false;
  const { x, y, z } = point as Record<string, unknown>;
  if (typeof x !== "number" || typeof y !== "number" || typeof z !== "number") return false;
  return Object.keys(point).length === NUMBERS_PER_POINT;
}
