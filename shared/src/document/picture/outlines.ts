import { COMPONENT_KINDS } from "../../design/component-kinds.js";
import { arrowFacts, componentFacts } from "../design/component-record.js";
import { entityFacts } from "../design/entity-record.js";
import { type BoardRecord, isShape, propsOf } from "../records/board-record.js";
import {
  arrowPoints,
  boundEnds,
  box,
  compare,
  depthIndex,
  type Ends,
  flat,
  geoPoints,
  linePoints,
  MAX_NESTING,
  type Matrix,
  NOTE_SIZE,
  number,
  type Point,
  placed,
  placeOf,
  sizeOf,
  strokePoints,
} from "./outline-geometry.js";

/** What a picture needs of one shape, in pixels of the page. */
export interface Outline {
  /** x and y of each point in turn. */
  readonly points: Float32Array;
  readonly closed: boolean;
  /** Round outlines are drawn through the points' box, not along them. */
  readonly form: "polygon" | "ellipse" | "line" | "none";
  readonly color: string;
  readonly fill: "none" | "tint" | "paper";
  readonly dashed: boolean;
  readonly strokeWidth: number;
  readonly arrowhead: boolean;
  /** Its paragraphs are its lines. */
  readonly label: string;
  /** Font size of the label in page pixels. */
  readonly labelSize: number;
  readonly labelAt: "centre" | "start";
  /** How far from the start the label begins, in page pixels. */
  readonly labelInset: number;
}

const STROKE = { s: 2, m: 3.5, l: 5, xl: 10 } as Record<string, number>;
const LABEL = { s: 18, m: 22, l: 26, xl: 32 } as Record<string, number>;
const COMPONENT_LABEL = 16;
/** Where the text of a component begins, beside its icon. */
const COMPONENT_TEXT_AT = 66;
const TEXT = { s: 18, m: 24, l: 36, xl: 44 } as Record<string, number>;

/** Height of a line of text in font sizes. */
export const LINE_HEIGHT = 1.35;

/** The outlines of these shape records, from back to front. What cannot be read is left out. */
export function outlinesOf(records: ReadonlyMap<string, BoardRecord>): Outline[] {
  const places = new Map<string, Matrix>();
  const ends = boundEnds(records, places);
  const shapes: { readonly shape: BoardRecord; readonly depth: string }[] = [];
  for (const shape of records.values()) if (isShape(shape)) shapes.push({ shape, depth: depthIndex(shape, records) });
  shapes.sort((a, b) => compare(a.depth, b.depth));
  return shapes.flatMap(({ shape }) => outlineOf(shape, placeOf(shape, records, places), ends.get(shape.id)) ?? []);
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
  const at = (points: readonly Point[]) => placed(points, place);
  switch (shape.type) {
    case "group":
      return null;
    case "arrow":
      return {
        ...base,
        points: flat(arrowPoints(props, place, ends)),
        dashed: arrowFacts(shape).async,
        closed: false,
        form: "line",
        arrowhead: true,
      };
    case "component":
      return { ...base, ...component(shape), points: at(box(w, h)) };
    case "entity":
      return { ...base, ...entity(shape), points: at(box(w, h)) };
    case "line":
      return { ...base, points: at(linePoints(props.points)), closed: false, form: "line" };
    case "draw":
    case "highlight":
      return { ...base, points: strokePoints(props.segments, place), closed: false, form: "line" };
    case "text": {
      const labelSize = (TEXT[size] ?? 24) * (number(props.scale) || 1);
      const lines = base.label.split("\n");
      const width = props.autoSize === false ? w : labelSize * 0.55 * Math.max(...lines.map(({ length }) => length));
      const height = labelSize * LINE_HEIGHT * lines.length;
      return { ...base, points: at(box(width, height)), form: "none", labelSize, labelAt: "start" };
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

/** A component: its name, beside the icon. */
function component(shape: BoardRecord) {
  const { label, kind } = componentFacts(shape);
  return {
    color: "black",
    fill: "paper",
    strokeWidth: 1.5,
    label: label || COMPONENT_KINDS[kind].name,
    labelSize: COMPONENT_LABEL,
    labelAt: "start",
    labelInset: COMPONENT_TEXT_AT,
  } as const;
}

/** An entity of the data model: only its name. */
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

function labelOf(props: Readonly<Record<string, unknown>>): string {
  return typeof props.text === "string" ? props.text : plainText(props.richText, 0);
}

/** The plain text of a rich text, a line for each paragraph. */
function plainText(node: unknown, depth: number): string {
  if (typeof node !== "object" || node === null || depth > MAX_NESTING) return "";
  const { text, content } = node as { text?: unknown; content?: unknown };
  if (typeof text === "string") return text;
  return Array.isArray(content) ? content.map((each) => plainText(each, depth + 1)).join(depth === 0 ? "\n" : "") : "";
}
