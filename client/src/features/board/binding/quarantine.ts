import type { BoardRecord } from "@casement/shared/document/records/board-record";
import { faultInRecord } from "@casement/shared/document/records/rules/record-rules";
import { DOCUMENT_ID, PAGE_ID } from "@casement/shared/document/schema";
import type { TLRecord, TLStore } from "tldraw";

/** Shapes that load something from elsewhere. */
export const REFUSED_SHAPES: ReadonlySet<string> = new Set(["image", "video", "bookmark", "embed"]);

/** A record that is not shown, and why, such as "its text has an unknown mark". */
export interface LeftOut {
  readonly id: string;
  /** What it would be: "geo", or "binding". */
  readonly kind: string;
  readonly reason: string;
}

/** Lets through what the editor can show. What it refuses stays out until it changes, and is listed. */
export class Quarantine {
  readonly #store: TLStore;
  readonly #leftOut = new Map<string, LeftOut>();
  /** Records never change in place: each is judged once, however often it is looked at. */
  readonly #judged = new WeakMap<BoardRecord, string | null>();
  #listed: readonly LeftOut[] = [];

  constructor(store: TLStore) {
    this.#store = store;
  }

  /** The same array for as long as the same records are left out. */
  get leftOut(): readonly LeftOut[] {
    if (this.#listed.length === 0 && this.#leftOut.size > 0) this.#listed = [...this.#leftOut.values()];
    return this.#listed;
  }

  /** The record as the store's own, or null if the editor would break on it. */
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
      return "it is nothing that this version knows";
    }
  }
}

/** Records of one's own view (camera, selection, …) never come from a peer. */
function faultInKind(record: BoardRecord): string | null {
  if (record.typeName === "page") return record.id === PAGE_ID ? null : "it is a second page";
  if (record.typeName === "document") return record.id === DOCUMENT_ID ? null : "it is a second document";
  if (record.typeName === "binding") return null;
  if (record.typeName !== "shape") return "it is no part of a board";
  return REFUSED_SHAPES.has(String(record.type)) ? "it would load something from elsewhere" : null;
}
