import { PAGE_ID } from "../schema.js";
import { type BoardRecord, isShape } from "./board-record.js";

/** Deeper nesting is no drawing. */
const MAX_NESTING = 64;
/** A group of fewer is none. */
const FEWEST_IN_GROUP = 2;
/** What a lifted shape is put between two others with: an index may not end with 0. */
const INDEX_DIGITS = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const INDEX_SUFFIX = 4;
/** Places computed from a turned group are rounded to 1/1000, so that every engine's sine gives the same. */
const STEPS_PER_UNIT = 1000;

/** All records of a document, as `standing` needs to ask for them. */
export interface Support {
  get(id: string): BoardRecord | undefined;
  /** Ids of what stands on a record directly: its children, and bindings to it. */
  standingOn(id: string): Iterable<string>;
  /** Ids of the shapes that have the same parent and index as this one, its own perhaps among them. */
  sharingIndex(shape: BoardRecord): Iterable<string>;
}

export function isGroup(record: BoardRecord | undefined): boolean {
  return record !== undefined && isShape(record) && record.type === "group";
}

/**
 * A shape as it is to be shown; undefined when it is not. What people did at the same time may leave what no editor would: it is
 * put right here, for all copies alike, and not by each editor for itself.
 * - A group with fewer than two in it is not shown; who is alone in it stands where the group did, at the place it had.
 * - Of a circle of parents the one with the lowest id stands on the page, the others in it.
 * - Of siblings with the same index the one with the lowest id has it, the others lie just above it: two people who draw
 *   the first shape both give it the first index, and the editor can put nothing between equal ones.
 * - A shape without its parent is not shown: the parent may still arrive.
 * The record need not be in the document: an edit that is not written yet stands like any other.
 */
export function standing(all: Support, record: BoardRecord): BoardRecord | undefined {
  if (isGroup(record) && fill(all, record, 0) < FEWEST_IN_GROUP) return undefined;
  let shown = outOfCircle(all, record);
  for (let depth = 0; depth <= MAX_NESTING; depth += 1) {
    const parent = all.get(String(shown.parentId));
    if (parent === undefined) return undefined;
    const isGroupOfOne = isGroup(parent) && fill(all, parent, 0) < FEWEST_IN_GROUP;
    if (!isGroupOfOne) return reachesPage(all, parent) ? (shown === record ? apart(all, record) : shown) : undefined;
    shown = lifted(shown, outOfCircle(all, parent));
  }
  return undefined;
}

/** A shape with an index that none of its siblings has, whatever it stands in. */
export function apart(all: Support, shape: BoardRecord): BoardRecord {
  for (const id of all.sharingIndex(shape)) {
    if (id < shape.id) return { ...shape, index: beside(shape.index, shape.id) };
  }
  return shape;
}

/** How many stand in a group, counted up to two: one for each shape, and for each group within that has any. */
function fill(all: Support, group: BoardRecord, depth: number): number {
  if (depth > MAX_NESTING) return 0;
  let found = 0;
  for (const id of all.standingOn(group.id)) {
    const child = all.get(id);
    if (child === undefined || !isShape(child) || outOfCircle(all, child).parentId !== group.id) continue;
    if (!isGroup(child) || fill(all, child, depth + 1) > 0) found += 1;
    if (found === FEWEST_IN_GROUP) break;
  }
  return found;
}

function reachesPage(all: Support, record: BoardRecord): boolean {
  let at: BoardRecord | undefined = record;
  for (let depth = 0; depth <= MAX_NESTING && at !== undefined; depth += 1) {
    if (!isShape(at)) return at.typeName === "page";
    at = all.get(String(outOfCircle(all, at).parentId));
  }
  return false;
}

/** The record itself, or on the page where it is the one that opens a circle of parents. */
function outOfCircle(all: Support, record: BoardRecord): BoardRecord {
  let lowest = record.id;
  let at: BoardRecord | undefined = record;
  for (let depth = 0; depth <= MAX_NESTING; depth += 1) {
    at = all.get(String(at.parentId));
    if (at === undefined || !isShape(at)) return record;
    if (at.id === record.id)
      return lowest === record.id ? { ...record, parentId: PAGE_ID, index: beside(record.index, record.id) } : record;
    if (at.id < lowest) lowest = at.id;
  }
  return record;
}

/** A child of a group as one of the group's own parent: it stays where it is on the page, and lies where the group lay. */
function lifted(child: BoardRecord, group: BoardRecord): BoardRecord {
  const turn = numberOf(group.rotation);
  const [x, y] = [numberOf(child.x), numberOf(child.y)];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [dx, dy] = turn === 0 ? [x, y] : [rounded(x * cos - y * sin), rounded(x * sin + y * cos)];
  return {
    ...child,
    x: numberOf(group.x) + dx,
    y: numberOf(group.y) + dy,
    rotation: turn === 0 ? child.rotation : withinTurn(numberOf(child.rotation) + turn),
    parentId: group.parentId,
    index: beside(group.index, child.id),
  };
}

const numberOf = (value: unknown) => (typeof value === "number" ? value : 0);
const rounded = (value: number) => Math.round(value * STEPS_PER_UNIT) / STEPS_PER_UNIT;

/** An angle from 0 to a whole turn, as the editor keeps it. */
function withinTurn(angle: number): number {
  const turn = angle % (2 * Math.PI);
  return turn < 0 ? turn + 2 * Math.PI : turn;
}

/** An index just above another: which depends on the id, as no two siblings may have the same. */
function beside(index: unknown, id: string): unknown {
  if (typeof index !== "string") return index;
  let hash = 2166136261;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 16777619) >>> 0;
  let suffix = "";
  for (let digit = 0; digit < INDEX_SUFFIX; digit += 1) {
    suffix += INDEX_DIGITS[hash % INDEX_DIGITS.length];
    hash = Math.floor(hash / INDEX_DIGITS.length);
  }
  return index + suffix;
}
