import type { BoardRecord } from "@casement/shared/document/records/board-record";
import { faultInRecord } from "@casement/shared/document/records/rules/record-rules";
import { DOCUMENT_ID, PAGE_ID } from "@casement/shared/document/schema";
import type { TLRecord, TLStore } from "tldraw";

/** Shapes that load something from another server. */
export const REFUSED_SHAPES: ReadonlySet<string> = new Set(["image", "video", "bookmark", "embed"]);

/** A shape record that is not shown, with the reason, such as "its text has an unknown mark". */
export interface LeftOut {
  readonly id: string;
  /** Its kind in the editor, such as "geo" or "binding". */
  readonly kind: string;
  readonly reason: string;
}

/**
 * Admits the records that the editor can show. A refused record stays in quarantine until it changes, and is listed.
 */
export class Quarantine {
  readonly #store: TLStore;
  readonly #leftOut = new Map<string, LeftOut>();
  /** Records are never changed in place, so each object is checked once. */
  readonly #judged = new WeakMap<BoardRecord, string | null>();
  #listed: readonly LeftOut[] = [];

  constructor(store: TLStore) {
    this.#store = store;
  }

  /** Stays the same array while the same records are left out. */
  get leftOut(): readonly LeftOut[] {
    if (this.#listed.length === 0 && this.#leftOut.size > 0) this.#listed = [...this.#leftOut.values()];
    return this.#listed;
  }

  /** The record in the store's own form, or null if the editor would break on it. */
  admit(record: BoardRecord): TLRecord | null {
    const reason = this.faultIn(record);
    if (reason === null) {
      this.forget(record.id);
      return record as unknown as TLRecord;
    }
    if (this.#leftOut.get(record.id)?.reason !== reason) {
      const kind = record.typeName === "shape" ? String(record.type) : record.typeName;
      this.#leftOut.set(record.id, { id: record.id, kind, reason });
      this.#listed = [];
    }
    return null;
  }

  forget(id: string): void {
    if (this.#leftOut.delete(id)) this.#listed = [];
  }

  /** Why the editor would break on a record, or null. */
  faultIn(record: BoardRecord): string | null {
    let fault = this.#judged.get(record);
    if (fault === undefined) {
      fault = faultInKind(record) ?? faultInRecord(record) ?? this.#faultInSchema(record);
      this.#judged.set(record, fault);
    }
    return fault;
  }

  #faultInSchema(record: BoardRecord): string | null {
    try {
      const candidate = record as unknown as TLRecord;
      const known = this.#store.get(candidate.id) ?? null;
      this.#store.schema.validateRecord(this.#store, candidate, known ? "updateRecord" : "createRecord", known);
      return null;
    } catch {
      return "this version does not know it";
    }
  }
}

/** Records of a person's own view (camera, selection, …) never come from a peer. */
function faultInKind(record: BoardRecord): string | null {
  if (record.typeName === "page") return record.id === PAGE_ID ? null : "it is a second page";
  if (record.typeName === "document") return record.id === DOCUMENT_ID ? null : "it is a second document";
  if (record.typeName === "binding") return null;
  if (record.typeName !== "shape") return "it is not part of a board";
  return REFUSED_SHAPES.has(String(record.type)) ? "it would load something from another site" : null;
}
