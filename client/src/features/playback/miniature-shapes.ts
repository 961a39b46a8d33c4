import { type BoardRecord, isShape, propsOf } from "@casement/shared/board/board-record";
import { arrowFacts, componentFacts } from "@casement/shared/board/component-record";
import { entityFacts } from "@casement/shared/board/entity-record";
import { KIND_WORDS } from "@casement/shared/component-kinds";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One shape as a small picture needs it, in the page's pixels. */
export interface Outline {
  readonly points: readonly Point[];
  readonly closed: boolean;
  /** Round outlines are drawn through the points' box, not along them. */
  readonly form: "polygon" | "ellipse" | "line" | "none";
  readonly color: string;
  readonly fill: "none" | "tint" | "paper";
  readonly dashed: boolean;
  readonly strokeWidth: number;
  readonly arrowhead: boolean;
  readonly label: string;
  /** Font size of the label in page pixels. */
  readonly labelSize: number;
  readonly labelAt: "centre" | "start";
  /** How far from the start the label begins, in page pixels. */
  readonly labelInset: number;
}

type Matrix = readonly [number, number, number, number, number, number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
const MAX_NESTING = 16;
const NOTE_SIZE = 200;
const STROKE = { s: 2, m: 3.5, l: 5, xl: 10 } as Record<string, number>;
const LABEL = { s: 18, m: 22, l: 26, xl: 32 } as Record<string, number>;
const COMPONENT_LABEL = 16;
/** Where a card's words begin, beside its icon. */
const COMPONENT_TEXT_AT = 66;
const TEXT = { s: 18, m: 24, l: 36, xl: 44 } as Record<string, number>;

/** What is drawn of these records, from back to front. Whatever cannot be read is left out. Pure. */
export function outlinesOf(records: ReadonlyMap<string, BoardRecord>): Outline[] {
  const shapes = [...records.values()].filter(isShape);
  const places = new Map<string, Matrix>();
  const ordered = shapes.toSorted((a, b) => compare(depthIndex(a, records), depthIndex(b, records)));
  const ends = boundEnds(records, places);
  return ordered.flatMap((shape) => outlineOf(shape, placeOf(shape, records, places), ends.get(shape.id)) ?? []);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The indexes of all parents and the shape's own: children lie above their parent and below what lies above it. */
function depthIndex(shape: BoardRecord, records: ReadonlyMap<string, BoardRecord>): string {
  const indexes: string[] = [];
  let each: BoardRecord | undefined = shape;
  for (let depth = 0; each !== undefined && isShape(each) && depth < MAX_NESTING; depth++) {
    indexes.unshift(String(each.index));
    each = records.get(String(each.parentId));
  }
  return indexes.join(" ");
}

function placeOf(
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

interface Ends {
  start?: Anchor;
  end?: Anchor;
}
interface Anchor {
  readonly at: Point;
  /** The bound shape's corners, for an arrow to end at its edge; null where it points inside. */
  readonly box: readonly Point[] | null;
}

/** Where arrows that hold on to shapes begin and end. */
function boundEnds(records: ReadonlyMap<string, BoardRecord>, places: Map<string, Matrix>): Map<string, Ends> {
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

function outlineOf(shape: BoardRecord, place: Matrix, ends: Ends | undefined): Outline | null {
  const props = propsOf(shape);
  const size = String(props.size ?? "m");
  const base = {
    closed: true,
    form: "polygon",
    color: String(props.color ?? "black"),
    fill: props.fill === undefined || props.fill === "none" ? "none" : "tint",
    dashed: props.dash === "dashed" || props.dash === "dotted",
    strokeWidth: STROKE[size] ?? 3.5,
    arrowhead: false,
    label: labelOf(props),
    labelSize: LABEL[size] ?? 22,
    labelAt: "centre",
    labelInset: 0,
  } as const;
  const { w, h } = sizeOf(shape);
  const at = (points: readonly Point[]) => points.map((point) => apply(place, point));
  switch (shape.type) {
    case "group":
      return null;
    case "arrow":
      return {
        ...{ ...base, ...arrow(props, at, ends), dashed: arrowFacts(shape).async },
        ...{ closed: false, form: "line", arrowhead: true },
      };
    case "component":
      return { ...base, ...component(shape), points: at(box(w, h)) };
    case "entity":
      return { ...base, ...entity(shape), points: at(box(w, h)) };
    case "line":
      return { ...base, points: at(linePoints(props.points)), closed: false, form: "line" };
    case "draw":
    case "highlight":
      return { ...base, points: at(strokePoints(props.segments)), closed: false, form: "line" };
    case "text": {
      const labelSize = (TEXT[size] ?? 24) * (number(props.scale) || 1);
      const width = props.autoSize === false ? w : labelSize * 0.55 * base.label.length;
      return { ...base, points: at(box(width, labelSize * 1.35)), form: "none", labelSize, labelAt: "start" };
    }
    case "note":
      return { ...base, points: at(box(NOTE_SIZE, NOTE_SIZE)), fill: "tint" };
    case "frame":
      return { ...base, points: at(box(w, h)), fill: "paper", strokeWidth: 1, label: "" };
    default:
      return {
        ...base,
        points: at(geoPoints(String(props.geo), w, h)),
        form: isRound(props.geo) ? "ellipse" : "polygon",
      };
  }
}

/** A card: its name where the icon leaves room. */
function component(shape: BoardRecord) {
  const { label, kind } = componentFacts(shape);
  return {
    color: "black",
    fill: "paper",
    strokeWidth: 1.5,
    label: label || KIND_WORDS[kind].name,
    labelSize: COMPONENT_LABEL,
    labelAt: "start",
    labelInset: COMPONENT_TEXT_AT,
  } as const;
}

/** An entity of the data model: its name is enough. */
function entity(shape: BoardRecord) {
  return {
    color: "black",
    fill: "paper",
    strokeWidth: 1.5,
    label: entityFacts(shape).name,
    labelSize: COMPONENT_LABEL,
  } as const;
}

const isRound = (geo: unknown) => geo === "ellipse" || geo === "oval" || geo === "cloud";

function geoPoints(geo: string, w: number, h: number): Point[] {
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

function arrow(
  props: Readonly<Record<string, unknown>>,
  at: (points: readonly Point[]) => Point[],
  ends: Ends | undefined,
) {
  const [looseStart, looseEnd] = at([point(props.start), point(props.end)]) as [Point, Point];
  const from = ends?.start?.at ?? looseStart;
  const to = ends?.end?.at ?? looseEnd;
  return { points: [cut(to, from, ends?.start?.box), cut(from, to, ends?.end?.box)] };
}

/** The end of a line where it meets the box around `to`, coming from `from`. */
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

function sizeOf(shape: BoardRecord): { w: number; h: number } {
  const props = propsOf(shape);
  if (shape.type === "note") return { w: NOTE_SIZE, h: NOTE_SIZE };
  return { w: number(props.w) || 100, h: (number(props.h) || 40) + number(props.growY) };
}

function box(w: number, h: number): Point[] {
  return [
    { x: 0, y: 0 },
    { x: w, y: 0 },
    { x: w, y: h },
    { x: 0, y: h },
  ];
}

function linePoints(points: unknown): Point[] {
  if (typeof points !== "object" || points === null) return [];
  return Object.values(points as Record<string, { index?: unknown }>)
    .toSorted((a, b) => compare(String(a.index), String(b.index)))
    .map(point);
}

function strokePoints(segments: unknown): Point[] {
  if (!Array.isArray(segments)) return [];
  return segments.flatMap((segment: { points?: unknown }) =>
    Array.isArray(segment.points) ? segment.points.map(point) : [],
  );
}

function point(value: unknown): Point {
  const { x, y } = (typeof value === "object" && value !== null ? value : {}) as Partial<Point>;
  return { x: number(x), y: number(y) };
}

function number(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}

function labelOf(props: Readonly<Record<string, unknown>>): string {
  return typeof props.text === "string" ? props.text : plainText(props.richText, 0);
}

/** The text of an editor's document, its paragraphs one after the other. */
function plainText(node: unknown, depth: number): string {
  if (typeof node !== "object" || node === null || depth > MAX_NESTING) return "";
  const { text, content } = node as { text?: unknown; content?: unknown };
  if (typeof text === "string") return text;
  return Array.isArray(content) ? content.map((each) => plainText(each, depth + 1)).join(depth === 0 ? " " : "") : "";
}
