import type { BoardRecord } from "@casement/shared/board/board-record";
import { DOCUMENT_ID, PAGE_ID } from "@casement/shared/board/layout";
import type { TLRecord, TLStore } from "tldraw";
import type { ReportIssue } from "./board-issue";

/** Shapes that load something from elsewhere. */
export const REFUSED_SHAPES: ReadonlySet<string> = new Set(["image", "video", "bookmark", "embed"]);

/** Lets through what the editor can show. What it refuses is reported once and stays out until it changes. */
export class Quarantine {
  private readonly refused = new Map<string, string>();

  constructor(
    private readonly store: TLStore,
    private readonly report: ReportIssue,
  ) {}

  get size(): number {
    return this.refused.size;
  }

  /** The record as the store's own, or null if the editor would break on it. */
  admit(record: BoardRecord): TLRecord | null {
    const reason = this.faultIn(record);
    if (reason === null) {
      this.refused.delete(record.id);
      return record as unknown as TLRecord;
    }
    if (this.refused.get(record.id) !== reason) {
      this.refused.set(record.id, reason);
      this.report({ kind: "quarantined", recordId: record.id, reason });
    }
    return null;
  }

  forget(id: string): void {
    this.refused.delete(id);
  }

  private faultIn(record: BoardRecord): string | null {
    const kindFault = faultInKind(record);
    if (kindFault !== null) return kindFault;
    try {
      const candidate = record as unknown as TLRecord;
      const known = this.store.get(candidate.id) ?? null;
      this.store.schema.validateRecord(this.store, candidate, known ? "updateRecord" : "createRecord", known);
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : "does not fit the schema";
    }
  }
}

/** Records of one's own view (camera, selection, …) never come from a peer. */
function faultInKind(record: BoardRecord): string | null {
  if (record.typeName === "page") return record.id === PAGE_ID ? null : "a second page";
  if (record.typeName === "document") return record.id === DOCUMENT_ID ? null : "a second document";
  if (record.typeName === "binding") return null;
  if (record.typeName !== "shape") return `a ${record.typeName} is not part of a board`;
  return REFUSED_SHAPES.has(String(record.type)) ? `shapes of type ${String(record.type)} are not shown` : null;
}
