import { type BoardRecord, isShape, propsOf } from "../records/board-record.js";

/** In pixels of the page, or of the shape that it belongs to. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Transforms a shape's own pixels to the page's; a canvas' matrix: a, b, c, d, e, f. */
export type Matrix = readonly [number, number, number, number, number, number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
/** Most parents that are followed: shape records that are each other's parents would have no end. */
export const MAX_NESTING = 16;
/** Edge of a note, which has no size of its own. */
export const NOTE_SIZE = 200;

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The indexes of all parents and the shape's own. Children lie above their parent, and below what lies above it. */
export function depthIndex(shape: BoardRecord, records: ReadonlyMap<string, BoardRecord>): string {
  const indexes: string[] = [];
  let each: BoardRecord | undefined = shape;
  for (let depth = 0; each !== undefined && isShape(each) && depth < MAX_NESTING; depth++) {
    indexes.unshift(String(each.index));
    each = records.get(String(each.parentId));
  }
  return indexes.join(" ");
}

/** The transform of a shape on the page, with the rotations of its parents. `places` caches the results. */
export function placeOf(
  shape: BoardRecord,
  records: ReadonlyMap<string, BoardRecord>,
  places: Map<string, Matrix>,
  depth = 0,
): Matrix {
  const known = places.get(shape.id);
  if (known !== undefined) return known;
  const parent = records.get(String(shape.parentId));
  const base =
    parent !== undefined && isShape(parent) && depth < MAX_NESTING
      ? placeOf(parent, records, places, depth + 1)
      : IDENTITY;
  const turn = number(shape.rotation);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [a, b, c, d, e, f] = base;
  const [x, y] = [number(shape.x), number(shape.y)];
  const place: Matrix = [
    a * cos + c * sin,
    b * cos + d * sin,
    c * cos - a * sin,
    d * cos - b * sin,
    a * x + c * y + e,
    b * x + d * y + f,
  ];
  places.set(shape.id, place);
  return place;
}

function apply([a, b, c, d, e, f]: Matrix, { x, y }: Point): Point {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** x and y of each point in turn. */
export function flat(points: readonly Point[]): Float32Array {
  return placed(points, IDENTITY);
}

/** A shape's own points on the page: x and y of each in turn. */
export function placed(points: readonly Point[], [a, b, c, d, e, f]: Matrix): Float32Array {
  const all = new Float32Array(points.length * 2);
  for (let at = 0; at < points.length; at++) {
    const { x, y } = points[at] as Point;
    all[2 * at] = a * x + c * y + e;
    all[2 * at + 1] = b * x + d * y + f;
  }
  return all;
}

/** The shape and the point that an arrow's end is bound to. */
export interface Ends {
  start?: Anchor;
  end?: Anchor;
}
interface Anchor {
  readonly at: Point;
  /** The bound shape's corners, for an arrow to end at its edge; null where it points inside. */
  readonly box: readonly Point[] | null;
}

/** Where arrows that are bound to shapes begin and end. */
export function boundEnds(records: ReadonlyMap<string, BoardRecord>, places: Map<string, Matrix>): Map<string, Ends> {
  const ends = new Map<string, Ends>();
  for (const record of records.values()) {
    if (record.typeName !== "binding" || record.type !== "arrow") continue;
    const target = records.get(String(record.toId));
    if (target === undefined) continue;
    const props = propsOf(record);
    const place = placeOf(target, records, places);
    const { w, h } = sizeOf(target);
    const anchor = props.normalizedAnchor as Partial<Point> | undefined;
    const precise = props.isPrecise === true;
    const at = apply(place, precise ? { x: w * number(anchor?.x), y: h * number(anchor?.y) } : { x: w / 2, y: h / 2 });
    const known = ends.get(String(record.fromId)) ?? {};
    known[props.terminal === "start" ? "start" : "end"] = { at, box: box(w, h).map((corner) => apply(place, corner)) };
    ends.set(String(record.fromId), known);
  }
  return ends;
}

/** The corners of a geometric form of that size. */
export function geoPoints(geo: string, w: number, h: number): Point[] {
  if (geo === "diamond")
    return [
      { x: w / 2, y: 0 },
      { x: w, y: h / 2 },
      { x: w / 2, y: h },
      { x: 0, y: h / 2 },
    ];
  if (geo === "triangle")
    return [
      { x: w / 2, y: 0 },
      { x: w, y: h },
      { x: 0, y: h },
    ];
  if (geo !== "hexagon") return box(w, h);
  return [
    { x: w / 4, y: 0 },
    { x: w * 0.75, y: 0 },
    { x: w, y: h / 2 },
    { x: w * 0.75, y: h },
    { x: w / 4, y: h },
    { x: 0, y: h / 2 },
  ];
}

/** An arrow's ends: at the edge of the shape that it is bound to, else where it was dropped. */
export function arrowPoints(props: Readonly<Record<string, unknown>>, place: Matrix, ends: Ends | undefined): Point[] {
  const from = ends?.start?.at ?? apply(place, point(props.start));
  const to = ends?.end?.at ?? apply(place, point(props.end));
  const [start, end] = [ends?.start?.box, ends?.end?.box];
  if (props.kind === "elbow" && start != null && end != null) return elbow(extent(start), extent(end));
  return [cut(to, from, ends?.start?.box), cut(from, to, ends?.end?.box)];
}

interface Extent {
  readonly minX: number;
  readonly maxX: number;
  readonly minY: number;
  readonly maxY: number;
}

function extent(corners: readonly Point[]): Extent {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return { minX: Math.min(...xs), maxX: Math.max(...xs), minY: Math.min(...ys), maxY: Math.max(...ys) };
}

/** About what tldraw draws: across the wider gap between the boxes, with a corner at either side of its middle. */
function elbow(from: Extent, to: Extent): Point[] {
  const gapX = Math.max(to.minX - from.maxX, from.minX - to.maxX);
  const gapY = Math.max(to.minY - from.maxY, from.minY - to.maxY);
  if (gapX < gapY) return elbow(turned(from), turned(to)).map(({ x, y }) => ({ x: y, y: x }));
  const [startY, endY] = [(from.minY + from.maxY) / 2, (to.minY + to.maxY) / 2];
  const [startX, endX] = to.minX > from.minX ? [from.maxX, to.minX] : [from.minX, to.maxX];
  const start = { x: startX, y: startY };
  const end = { x: endX, y: endY };
  if (startY === endY) return [start, end];
  const middle = (startX + endX) / 2;
  return [start, { x: middle, y: startY }, { x: middle, y: endY }, end];
}

const turned = ({ minX, maxX, minY, maxY }: Extent): Extent => ({ minX: minY, maxX: maxY, minY: minX, maxY: maxX });

/** The point at which a line from `from` meets the box around `to`. */
function cut(from: Point, to: Point, corners: readonly Point[] | null | undefined): Point {
  if (corners == null) return to;
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const [dx, dy] = [from.x - to.x, from.y - to.y];
  const reach = (d: number, low: number, high: number, c: number) => (d === 0 ? 1 : ((d > 0 ? high : low) - c) / d);
  const share = Math.min(
    1,
    reach(dx, Math.min(...xs), Math.max(...xs), to.x),
    reach(dy, Math.min(...ys), Math.max(...ys), to.y),
  );
  return { x: to.x + dx * share, y: to.y + dy * share };
}

export function sizeOf(shape: BoardRecord): { w: number; h: number } {
  const props = propsOf(shape);
  if (shape.type === "note") return { w: NOTE_SIZE, h: NOTE_SIZE };
  return { w: number(props.w) || 100, h: (number(props.h) || 40) + number(props.growY) };
}

export function box(w: number, h: number): Point[] {
  return [
    { x: 0, y: 0 },
    { x: w, y: 0 },
    { x: w, y: h },
    { x: 0, y: h },
  ];
}

export function linePoints(points: unknown): Point[] {
  if (typeof points !== "object" || points === null) return [];
  return Object.values(points as Record<string, { index?: unknown }>)
    .toSorted((a, b) => compare(String(a.index), String(b.index)))
    .map(point);
}

/** The points of a freehand stroke on the page: x and y of each in turn. */
export function strokePoints(segments: unknown, place: Matrix): Float32Array {
  if (!Array.isArray(segments)) return new Float32Array();
  const points = segments.flatMap((segment: { points?: unknown }) =>
    Array.isArray(segment.points) ? segment.points.map(point) : [],
  );
  return placed(points, place);
}

function point(value: unknown): Point {
  const { x, y } = (typeof value === "object" && value !== null ? value : {}) as Partial<Point>;
  return { x: number(x), y: number(y) };
}

export function number(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}
