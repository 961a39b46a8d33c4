import { sameValue } from "../../lib/json-value.js";
import { type BoardRecord, isShape } from "./board-record.js";
import { apart, isGroup, type Support, standing } from "./standing.js";

/** No real drawing nests deeper; the limit also ends a circle of parents. */
const MAX_NESTING = 64;
const NONE: ReadonlySet<string> = new Set();
/** A group's fields that decide the place of a shape left alone in it. */
const PLACE = ["x", "y", "rotation", "index"] as const;

/**
 * All records of a document with their dependencies. A shape depends on its parent, a binding on its two shapes: these
 * are its supports. A record without its support is an orphan: it is hidden, and kept since the support may still come.
 */
export class RecordIndex implements Support {
  readonly #records = new Map<string, BoardRecord>();
  readonly #dependents = new Map<string, Set<string>>();
  /** Parent and index -> ids of the shapes with that parent and index. */
  readonly #places = new Map<string, Set<string>>();

  get size(): number {
    return this.#records.size;
  }

  /** A copy of all records as they are now. */
  snapshot(): ReadonlyMap<string, BoardRecord> {
    return new Map(this.#records);
  }

  static of(records: ReadonlyMap<string, BoardRecord>): RecordIndex {
    const index = new RecordIndex();
    for (const [id, record] of records) index.add(id, record);
    return index;
  }

  get(id: string): BoardRecord | undefined {
    return this.#records.get(id);
  }

  ids(): IterableIterator<string> {
    return this.#records.keys();
  }

  standingOn(id: string): Iterable<string> {
    return this.#dependents.get(id) ?? NONE;
  }

  sharingIndex(shape: BoardRecord): Iterable<string> {
    return this.#places.get(placeOf(shape)) ?? NONE;
  }

  /** Sets a record while the index is being filled, without finding out what changes. */
  add(id: string, record: BoardRecord): void {
    this.#replace(id, record);
  }

  /** Sets or (null) removes a record. Returns the ids of all records that may look different now, including its own. */
  set(id: string, record: BoardRecord | null): ReadonlySet<string> {
    const before = this.#records.get(id);
    const after = record ?? undefined;
    const affected = new Set([id]);
    if (isOtherSupport(before, after)) {
      for (const group of this.#groupsAround(before)) affected.add(group);
      this.#replace(id, record);
      for (const group of this.#groupsAround(after)) affected.add(group);
      this.#addDependents(affected);
    } else {
      const hasMoved = isMoved(before, after);
      if (hasMoved) this.#replace(id, record);
      else this.#records.set(id, after as BoardRecord);
      if (hasMoved && isGroup(after) && this.visible(id) === undefined) this.#addDependents(affected);
    }
    for (const each of [before, after]) {
      if (each !== undefined && isShape(each)) for (const other of this.sharingIndex(each)) affected.add(other);
    }
    return affected;
  }

  /** The record as shown, with concurrent edits reconciled (see standing.ts); undefined for orphans and unknown ids. */
  visible(id: string): BoardRecord | undefined {
    const record = this.#records.get(id);
    return record === undefined ? undefined : this.standing(record);
  }

  /** Like `visible`, for a record that need not be in the document yet. */
  standing(record: BoardRecord): BoardRecord | undefined {
    if (isShape(record)) return standing(this, record);
    // The editor breaks on a binding that does not come from an arrow.
    if (record.typeName === "binding" && this.#records.get(String(record.fromId))?.type !== "arrow") return undefined;
    return supportsOf(record).every((id) => {
      const support = this.#records.get(id);
      return support !== undefined && isShape(support) && standing(this, support) !== undefined;
    })
      ? record
      : undefined;
  }

  /** The shape with an index that no sibling has. Neither the shape nor its parent need be in the document yet. */
  apart(shape: BoardRecord): BoardRecord {
    return apart(this, shape);
  }

  /**
   * The document's own records by id: every record with its supports, without any reconciling. A board's hashes are
   * made from these, so that they do not change when the way of showing them does.
   */
  supported(): Map<string, BoardRecord> {
    const found = new Map<string, BoardRecord>();
    for (const [id, record] of this.#records) if (this.#isSupported(record, 0)) found.set(id, record);
    return found;
  }

  #replace(id: string, record: BoardRecord | null): void {
    const before = this.#records.get(id);
    for (const support of supportsOf(before)) this.#dependents.get(support)?.delete(id);
    if (before !== undefined && isShape(before)) this.#places.get(placeOf(before))?.delete(id);
    if (record === null) this.#records.delete(id);
    else this.#records.set(id, record);
    for (const support of supportsOf(record ?? undefined)) addTo(this.#dependents, support, id);
    if (record !== null && isShape(record)) addTo(this.#places, placeOf(record), id);
  }

  /** Ids of the groups around a record, from the inside out. */
  #groupsAround(record: BoardRecord | undefined): Set<string> {
    const found = new Set<string>();
    let at = record;
    while (at !== undefined && isShape(at)) {
      at = this.#records.get(String(at.parentId));
      if (at === undefined || !isGroup(at) || found.has(at.id)) break;
      found.add(at.id);
    }
    return found;
  }

  /** Adds the ids of all records that depend on these, directly or not. */
  #addDependents(ids: Set<string>): void {
    for (const each of ids) for (const dependent of this.standingOn(each)) ids.add(dependent);
  }

  #isSupported(record: BoardRecord, depth: number): boolean {
    if (depth > MAX_NESTING) return false;
    return supportsOf(record).every((id) => {
      const support = this.#records.get(id);
      if (support === undefined) return false;
      if (support.typeName === "page") return isShape(record);
      return isShape(support) && this.#isSupported(support, depth + 1);
    });
  }
}

const placeOf = (shape: BoardRecord) => `${String(shape.parentId)} ${String(shape.index)}`;

function addTo(sets: Map<string, Set<string>>, key: string, id: string): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([id]));
  else set.add(id);
}

function supportsOf(record: BoardRecord | undefined): string[] {
  if (record === undefined) return [];
  if (isShape(record)) return [String(record.parentId)];
  return record.typeName === "binding" ? [String(record.fromId), String(record.toId)] : [];
}

function isOtherSupport(before: BoardRecord | undefined, after: BoardRecord | undefined): boolean {
  if (before === undefined || after === undefined) return true;
  if (before.typeName !== after.typeName || before.type !== after.type) return true;
  return supportsOf(before).join() !== supportsOf(after).join();
}

function isMoved(before: BoardRecord | undefined, after: BoardRecord | undefined): boolean {
  return PLACE.some((key) => !sameValue(before?.[key], after?.[key]));
}
