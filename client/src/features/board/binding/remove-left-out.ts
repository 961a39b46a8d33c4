import { recordsOf } from "@casement/shared/document/schema";
import type * as Y from "yjs";
import type { LeftOut } from "./quarantine";

/** Deletes from a document what cannot be shown, for everybody; it needs no editor. What stood on it goes with it. */
export function removeLeftOut(doc: Y.Doc, records: readonly LeftOut[]): void {
  const all = recordsOf(doc);
  doc.transact(() => {
    for (const { id } of records) all.delete(id);
  }, "what cannot be shown is removed");
}
