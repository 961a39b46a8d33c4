import { type BoardRecord, isShape } from "./board-record.js";

/** Deeper nesting is no drawing; it also ends a circle of parents. */
const MAX_NESTING = 64;
const NONE: ReadonlySet<string> = new Set();

/**
 * All records of a document with who depends on whom. A shape depends on its parent, a binding on its two
 * shapes; one whose support is missing is an orphan: it is kept, since its support may still arrive, and hidden.
 */
export class RecordIndex {
  private readonly records = new Map<string, BoardRecord>();
  private readonly dependents = new Map<string, Set<string>>();

  get size(): number {
    return this.records.size;
  }

  /** All records, as they are now. */
  snapshot(): ReadonlyMap<string, BoardRecord> {
    return new Map(this.records);
  }

  static of(records: ReadonlyMap<string, BoardRecord>): RecordIndex {
    const index = new RecordIndex();
    for (const [id, record] of records) index.set(id, record);
    return index;
  }

  get(id: string): BoardRecord | undefined {
    return this.records.get(id);
  }

  ids(): IterableIterator<string> {
    return this.records.keys();
  }

  /** Sets or (null) removes a record. True when the visibility of others may have changed by it. */
  set(id: string, record: BoardRecord | null): boolean {
    const before = this.records.get(id);
    for (const support of supportsOf(before)) this.dependents.get(support)?.delete(id);
    if (record === null) this.records.delete(id);
    else this.records.set(id, record);
    const supports = supportsOf(record ?? undefined);
    for (const support of supports) {
      const dependents = this.dependents.get(support);
      if (dependents === undefined) this.dependents.set(support, new Set([id]));
      else dependents.add(id);
    }
    if ((before === undefined) !== (record === null)) return true;
    return supportsOf(before).join() !== supports.join();
  }

  /** The id with everything that stands on it, directly or not. */
  withDependents(id: string): Set<string> {
    const found = new Set([id]);
    for (const each of found) for (const dependent of this.dependents.get(each) ?? NONE) found.add(dependent);
    return found;
  }

  /** The record if it is to be shown: undefined for orphans and the unknown. */
  visible(id: string): BoardRecord | undefined {
    const record = this.records.get(id);
    return record !== undefined && this.isSupported(record, 0) ? record : undefined;
  }

  private isSupported(record: BoardRecord, depth: number): boolean {
    if (depth > MAX_NESTING) return false;
    // The editor breaks on ends of arrows that are no arrow's.
    if (record.typeName === "binding" && this.records.get(String(record.fromId))?.type !== "arrow") return false;
    return supportsOf(record).every((id) => {
      const support = this.records.get(id);
      if (support === undefined) return false;
      if (support.typeName === "page") return isShape(record);
      return isShape(support) && this.isSupported(support, depth + 1);
    });
  }
}

function supportsOf(record: BoardRecord | undefined): string[] {
  if (record === undefined) return [];
  if (isShape(record)) return [String(record.parentId)];
  return record.typeName === "binding" ? [String(record.fromId), String(record.toId)] : [];
}
