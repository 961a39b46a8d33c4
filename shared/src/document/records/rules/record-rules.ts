import { isHeavier, isPlainObject } from "../../../lib/json-value.js";
import { type BoardRecord, freePoints, KEY, META_PREFIX, PROPS_PREFIX } from "../board-record.js";
import { fieldsOf } from "../fields.js";
import type { StrokePoint } from "../stroke-codec.js";
import { faultInRichText } from "./rich-text-rules.js";

/** Farthest place from the board's origin, and greatest length, in px: far beyond what people draw. */
const BOARD_REACH = 1_000_000;
/** Greatest width and height of a shape, and distance of its points, in px: a longer line takes longer to draw. */
const MAX_SIDE = 100_000;
const MAX_TEXT = 256 * 1024;
const MAX_NAME = 4096;
const MAX_META = 64 * 1024;
const MAX_POINTS = 20_000;
/** Most points of a line: the editor shows a handle for each. */
const MAX_HANDLES = 1000;
const MAX_LINES_OF_ENTITY = 500;

type Rule = (value: unknown) => string | null;

const between =
  (least: number, most: number): Rule =>
  (value) =>
    typeof value !== "number" || (value >= least && value <= most) ? null : "one of its numbers is out of range";
const shorterThan =
  (most: number): Rule =>
  (value) =>
    typeof value !== "string" || value.length <= most ? null : "one of its texts is too long";

const REACH = between(-BOARD_REACH, BOARD_REACH);
const WITHIN = between(-MAX_SIDE, MAX_SIDE);
const COUNT = between(1, 1e9);
const SIDE = between(Number.MIN_VALUE, MAX_SIDE);
const NAME = shorterThan(MAX_NAME);

/**
 * Rules by the field's name in the document, for values that tldraw's schema accepts but that break its editor or make
 * a board useless. The schema itself checks types and missing fields.
 */
const FIELD_RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  [KEY.PLACE, faultInPlace],
  ["rotation", between(-1000, 1000)],
  ["opacity", between(0, 1)],
  ["meta", (value) => (isHeavier(value, MAX_META) ? "its metadata is too long" : null)],
  ["fromId", faultInId],
  ["toId", faultInId],
  ["props.w", SIDE],
  ["props.h", SIDE],
  ["props.growY", between(0, MAX_SIDE)],
  ["props.scale", between(0.001, 1000)],
  ["props.fontSizeAdjustment", between(0, 1000)],
  ["props.labelPosition", between(0, 1)],
  ["props.elbowMidPoint", between(-10, 10)],
  ["props.replicas", COUNT],
  ["props.shards", COUNT],
  ["props.richText", faultInRichText],
  ["props.text", shorterThan(MAX_TEXT)],
  ["props.segments", faultInSegments],
  ["props.points", faultInHandles],
  [
    "props.fields",
    (value) => (isLongList(value, MAX_LINES_OF_ENTITY) ? "it has too many lines" : faultInNumbers(value)),
  ],
]);

/** Why a record with this field is not shown, or null. `field`: its key in the record's map, see board-record.ts. */
export function faultInField(field: string, value: unknown): string | null {
  if (value === undefined) return null;
  const rule = FIELD_RULES.get(field);
  if (rule !== undefined) return rule(value);
  if (field.startsWith(META_PREFIX)) return isHeavier(value, MAX_META) ? "its metadata is too long" : null;
  if (typeof value === "number") return WITHIN(value);
  if (typeof value === "string") return NAME(value);
  if (!field.startsWith(PROPS_PREFIX)) return null;
  return isHeavier(value, MAX_TEXT) ? "it is too large" : faultInNumbers(value);
}

/** Why a record is not shown, or null. Checks each field, and rules about several fields at once. */
export function faultInRecord(record: BoardRecord): string | null {
  if (!record.id.startsWith(`${record.typeName}:`) || faultInId(record.id) !== null) return "its id is not valid";
  for (const [field, value] of fieldsOf(record)) {
    const fault = faultInField(field, value);
    if (fault !== null) return fault;
  }
  if (record.typeName === "binding" && record.fromId === record.toId) return "it is bound to itself";
  const points = freePoints(record);
  return points === null ? null : faultInPoints(points);
}

/** Like `faultInRecord`, for a record's base, which lacks the id and may lack the points. */
export function faultInBase(base: unknown): string | null {
  if (!isPlainObject(base)) return "it is not a record";
  return faultInRecord({ ...base, id: `${String(base.typeName)}:base`, typeName: String(base.typeName) });
}

/** Why the editor cannot use an id, also in names of page elements; or null. */
export function faultInId(id: unknown): string | null {
  return typeof id === "string" && /^[a-z]+:[\x21-\x7e]{1,120}$/.test(id) ? null : "its id is not valid";
}

function faultInPlace(value: unknown): string | null {
  if (!Array.isArray(value)) return null;
  const [x, y, parentId, index] = value as unknown[];
  return (
    REACH(x) ??
    REACH(y) ??
    (parentId === undefined ? null : faultInId(parentId)) ??
    (typeof index === "string" && index.length > MAX_NAME ? "its place in the order is not valid" : null)
  );
}

/** Checks all numbers anywhere in a value. */
function faultInNumbers(value: unknown): string | null {
  if (typeof value === "number") return WITHIN(value);
  if (typeof value !== "object" || value === null) return null;
  for (const item of Object.values(value)) {
    const fault = faultInNumbers(item);
    if (fault !== null) return fault;
  }
  return null;
}

function faultInSegments(value: unknown): string | null {
  if (!Array.isArray(value)) return null;
  if (value.length === 0) return "it has no points";
  let points = 0;
  for (const segment of value as unknown[]) {
    if (!isPlainObject(segment) || !Array.isArray(segment.points)) return null;
    points += segment.points.length;
    if (segment.points.length === 0) return "it has no points";
  }
  return points > MAX_POINTS ? "it has too many points" : faultInNumbers(value);
}

function faultInPoints(points: readonly StrokePoint[]): string | null {
  if (points.length === 0) return "it has no points";
  if (points.length > MAX_POINTS) return "it has too many points";
  return points.some(({ x, y, z }) => [x, y, z].some((number) => WITHIN(number) !== null))
    ? "one of its numbers is out of range"
    : null;
}

/** Checks the points of a line, by their ids. The editor cannot tell two points with the same index apart. */
function faultInHandles(value: unknown): string | null {
  if (!isPlainObject(value)) return null;
  const handles = Object.entries(value);
  if (handles.length < 2) return "it has no points";
  if (handles.length > MAX_HANDLES) return "it has too many points";
  const places = new Set<unknown>();
  for (const [id, point] of handles) {
    if (!isPlainObject(point) || point.id !== id || places.has(point.index)) return "its points are out of order";
    places.add(point.index);
  }
  return faultInNumbers(value);
}

const isLongList = (value: unknown, most: number) => Array.isArray(value) && value.length > most;
