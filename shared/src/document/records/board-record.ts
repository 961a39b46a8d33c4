import { isPlainObject } from "../../lib/json-value.js";
import type { StrokePoint } from "./stroke-codec.js";

/** A tldraw record of the document, as far as this package needs to know it. */
export interface BoardRecord {
  readonly id: string;
  readonly typeName: string;
  readonly [key: string]: unknown;
}

/** Special keys of a record's map, besides its base. Every other key overrides one field: `opacity`, `props.color`. */
export const KEY = {
  /** [x, y], or [x, y, parentId, index] once parent or index differ from the base. */
  PLACE: "xy",
  /** Y.Array<Uint8Array>: a stroke being drawn. */
  POINTS: "pts",
  /** Uint8Array: the finished stroke. */
  STROKE: "seg",
  SEGMENTS: "props.segments",
} as const;

export const PROPS_PREFIX = "props.";
export const META_PREFIX = "meta.";

export function isShape(record: BoardRecord): boolean {
  return record.typeName === "shape";
}

/** Draw and highlight shapes keep points in segments. */
export function hasSegments(record: BoardRecord): boolean {
  return isShape(record) && (record.type === "draw" || record.type === "highlight");
}

export function propsOf(record: BoardRecord): Readonly<Record<string, unknown>> {
  return isPlainObject(record.props) ? record.props : {};
}

/** The points of a stroke that is one free segment, or null: other strokes are stored like any property. */
export function freePoints(record: BoardRecord | undefined): readonly StrokePoint[] | null {
  if (record === undefined || !hasSegments(record)) return null;
  const segments = propsOf(record).segments;
  if (!Array.isArray(segments) || segments.length !== 1) return null;
  const [only] = segments as unknown[];
  if (!isPlainObject(only) || only.type !== "free" || !Array.isArray(only.points)) return null;
  return only.points as StrokePoint[];
}

export function freeSegments(points: readonly StrokePoint[]): unknown[] {
  // A stroke whose points have not arrived is shown as a dot: the editor cannot draw a stroke without points.
  return [{ type: "free", points: points.length > 0 ? points : [{ x: 0, y: 0, z: 0.5 }] }];
}
