import { foldBoard } from "@casement/shared/board/fold-board";
import { seedBoard } from "@casement/shared/board/layout";
import { SheetIndex } from "@casement/shared/board/sheets/sheet-index";
import { storedRows } from "@casement/shared/board/sheets/stored-row";
import type { TLRecord, TLStore } from "tldraw";
import * as Y from "yjs";
import { Quarantine } from "./binding/quarantine";
import { createBoardStore } from "./shapes/board-shapes";
import { showQuantities } from "./shapes/follow-quantities";

/** A board that does not change any more. Throws when the bytes are no update. */
export function readFinalBoard(update: Uint8Array): { store: TLStore; shapes: number } {
  const doc = new Y.Doc();
  if (update.length > 2) Y.applyUpdate(doc, update);
  if (foldBoard(doc).size === 0) seedBoard(doc);
  const store = createBoardStore();
  const quarantine = new Quarantine(store, () => undefined);
  const records: TLRecord[] = [];
  for (const record of foldBoard(doc).values()) {
    const admitted = quarantine.admit(record);
    if (admitted !== null) records.push(admitted);
  }
  showQuantities(store, SheetIndex.of(storedRows(doc).values()));
  doc.destroy();
  store.mergeRemoteChanges(() => store.put(records));
  return { store, shapes: records.filter(({ typeName }) => typeName === "shape").length };
}
