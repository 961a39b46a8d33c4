import { sameValue } from "../../lib/json-value.js";
import { type BoardRecord, isShape } from "./board-record.js";
import { apart, isGroup, type Support, standing } from "./standing.js";

/** Deeper nesting is no drawing; it also ends a circle of parents. */
const MAX_NESTING = 64;
const NONE: ReadonlySet<string> = new Set();
/** Where a group stands: it moves whoever is alone in it. */
const PLACE = ["x", "y", "rotation", "index"] as const;

/**
 * All records of a document with who depends on whom. A shape depends on its parent, a binding on its two
 * shapes; one whose support is missing is an orphan: it is kept, since its support may still arrive, and hidden.
 */
export class RecordIndex implements Support {
  private readonly records = new Map<string, BoardRecord>();
  private readonly dependents = new Map<string, Set<string>>();
  /** Parent and index -> shapes that have both. */
  private readonly places = new Map<string, Set<string>>();

  get size(): number {
    return this.records.size;
  }

  /** All records, as they are now. */
  snapshot(): ReadonlyMap<string, BoardRecord> {
    return new Map(this.records);
  }

  static of(records: ReadonlyMap<string, BoardRecord>): RecordIndex {
    const index = new RecordIndex();
    for (const [id, record] of records) index.add(id, record);
    return index;
  }

  get(id: string): BoardRecord | undefined {
    return this.records.get(id);
  }

  ids(): IterableIterator<string> {
    return this.records.keys();
  }

  standingOn(id: string): Iterable<string> {
    return this.dependents.get(id) ?? NONE;
  }

  sharingIndex(shape: BoardRecord): Iterable<string> {
    return this.places.get(placeOf(shape)) ?? NONE;
  }

  /** Sets a record of an index that is only being filled. */
  add(id: string, record: BoardRecord): void {
    this.replace(id, record);
  }

  /** Sets or (null) removes a record. Answers the ids of all that may be shown otherwise by it, its own among them. */
  set(id: string, record: BoardRecord | null): ReadonlySet<string> {
    const before = this.records.get(id);
    const after = record ?? undefined;
    const affected = new Set([id]);
    if (isOtherSupport(before, after)) {
      for (const group of this.groupsAround(before)) affected.add(group);
      this.replace(id, record);
      for (const group of this.groupsAround(after)) affected.add(group);
      this.addDependents(affected);
    } else {
      const hasMoved = isMoved(before, after);
      if (hasMoved) this.replace(id, record);
      else this.records.set(id, after as BoardRecord);
      if (hasMoved && isGroup(after) && this.visible(id) === undefined) this.addDependents(affected);
    }
    for (const each of [before, after]) {
      if (each !== undefined && isShape(each)) for (const other of this.sharingIndex(each)) affected.add(other);
    }
    return affected;
  }

  /** The record as it is to be shown, with what people did at the same time put right: undefined for orphans and the unknown. */
  visible(id: string): BoardRecord | undefined {
    const record = this.records.get(id);
    return record === undefined ? undefined : this.standing(record);
  }

  /** The same of a record that may not be written yet. */
  standing(record: BoardRecord): BoardRecord | undefined {
    if (isShape(record)) return standing(this, record);
    // The editor breaks on ends of arrows that are no arrow's.
    if (record.typeName === "binding" && this.records.get(String(record.fromId))?.type !== "arrow") return undefined;
    return supportsOf(record).every((id) => {
      const support = this.records.get(id);
      return support !== undefined && isShape(support) && standing(this, support) !== undefined;
    })
      ? record
      : undefined;
  }

  /** A record that is not written yet, whose parent need not be either, with an index that no sibling has. */
  apart(shape: BoardRecord): BoardRecord {
    return apart(this, shape);
  }

  /**
   * What the document itself says, by id: every record whose supports are there, nothing put right. Hashes of a board are
   * made of this, so that they stay what they are however it is shown.
   */
  supported(): Map<string, BoardRecord> {
    const found = new Map<string, BoardRecord>();
    for (const [id, record] of this.records) if (this.isSupported(record, 0)) found.set(id, record);
    return found;
  }

  private replace(id: string, record: BoardRecord | null): void {
    const before = this.records.get(id);
    for (const support of supportsOf(before)) this.dependents.get(support)?.delete(id);
    if (before !== undefined && isShape(before)) this.places.get(placeOf(before))?.delete(id);
    if (record === null) this.records.delete(id);
    else this.records.set(id, record);
    for (const support of supportsOf(record ?? undefined)) addTo(this.dependents, support, id);
    if (record !== null && isShape(record)) addTo(this.places, placeOf(record), id);
  }

  /** The groups that a record stands in, one in another. */
  private groupsAround(record: BoardRecord | undefined): Set<string> {
    const found = new Set<string>();
    let at = record;
    while (at !== undefined && isShape(at)) {
      at = this.records.get(String(at.parentId));
      if (at === undefined || !isGroup(at) || found.has(at.id)) break;
      found.add(at.id);
    }
    return found;
  }

  /** Adds everything that stands on these, directly or not. */
  private addDependents(ids: Set<string>): void {
    for (const each of ids) for (const dependent of this.standingOn(each)) ids.add(dependent);
  }

  private isSupported(record: BoardRecord, depth: number): boolean {
    if (depth > MAX_NESTING) return false;
    return supportsOf(record).every((id) => {
      const support = this.records.get(id);
      if (support === undefined) return false;
      if (support.typeName === "page") return isShape(record);
      return isShape(support) && this.isSupported(support, depth + 1);
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
