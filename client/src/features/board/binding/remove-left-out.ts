import { recordsOf } from "@casement/shared/document/schema";
import type * as Y from "yjs";
import type { LeftOut } from "./quarantine";

/** Deletes left-out records from a document, for everybody, with everything that stands on them. Needs no editor. */
export function removeLeftOut(doc: Y.Doc, records: readonly LeftOut[]): void {
  const all = recordsOf(doc);
  doc.transact(() => {
    for (const { id } of records) all.delete(id);
  }, "what cannot be shown is removed");
}
