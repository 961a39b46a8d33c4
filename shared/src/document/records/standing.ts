import { PAGE_ID } from "../schema.js";
import { type BoardRecord, isShape } from "./board-record.js";

/** No real drawing nests deeper. */
const MAX_NESTING = 64;
/** A group with fewer shapes is not shown. */
const FEWEST_IN_GROUP = 2;
/** Last digits of the new indices that shapes get here: an index may not end with 0. */
const INDEX_DIGITS = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const INDEX_SUFFIX = 4;
/** Places computed from a turned group are rounded to 1/1000, so that every engine's sine gives the same. */
const STEPS_PER_UNIT = 1000;

/** What `standing` needs to read from a document's records. */
export interface Support {
  get(id: string): BoardRecord | undefined;
  /** Ids of the records that depend on this one directly: its children, and bindings to it. */
  standingOn(id: string): Iterable<string>;
  /** Ids of the shapes with the same parent and index as this one, possibly including its own. */
  sharingIndex(shape: BoardRecord): Iterable<string>;
}

export function isGroup(record: BoardRecord | undefined): boolean {
  return record !== undefined && isShape(record) && record.type === "group";
}

/**
 * A shape as it is shown; undefined when it is not shown. Concurrent edits can leave a state that no single editor
 * would make. It is reconciled here, in the same way for all copies, and never by an editor on its own.
 * - A group with fewer than two shapes is not shown. A shape left alone in it takes the group's layer and stays in its
 *   place on the page.
 * - In a circle of parents the shape with the lowest id is shown on the page, the others inside it.
 * - Of siblings with the same index the one with the lowest id keeps it, the others lie just above it. (Two people who
 *   each draw the first shape both use the first index, and the editor can put nothing between equal indices.)
 * - A shape without its parent is not shown, since the parent may still arrive.
 * The record need not be in the document: an edit that is not written yet is treated like any other.
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

/** The shape with an index that none of its siblings has. Does not look at its parents. */
export function apart(all: Support, shape: BoardRecord): BoardRecord {
  for (const id of all.sharingIndex(shape)) {
    if (id < shape.id) return { ...shape, index: beside(shape.index, shape.id) };
  }
  return shape;
}

/** Counts a group's children up to two: each shape counts, and each inner group that has any shape. */
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

/** The record itself; in a circle of parents, the shape with the lowest id is put on the page. */
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

/** Moves a child from its group to the group's parent: it stays in place on the page and takes the group's layer. */
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

/** An index just above another. It depends on the id, since no two siblings may get the same index. */
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
