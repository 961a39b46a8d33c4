import { indexBoard } from "@casement/shared/document/records/fold-board";
import { PAGE_ID, seedBoard } from "@casement/shared/document/schema";
import { SheetIndex } from "@casement/shared/document/sheets/sheet-index";
import { storedRows } from "@casement/shared/document/sheets/stored-row";
import type { TLRecord, TLStore } from "tldraw";
import * as Y from "yjs";
import { type LeftOut, Quarantine } from "../binding/quarantine";
import { createBoardStore } from "../shapes/board-shapes";
import { showQuantities } from "../shapes/follow-quantities";

/** The records of a board that does not change any more. */
export interface FinalRecords {
  readonly store: TLStore;
  /** Number of shapes on the board. */
  readonly shapes: number;
  /** Shape records that cannot be shown. */
  readonly leftOut: readonly LeftOut[];
}

/** Throws when the bytes are no Yjs update. */
export function readFinalBoard(update: Uint8Array): FinalRecords {
  const doc = new Y.Doc();
  if (update.length > 2) Y.applyUpdate(doc, update);
  if (indexBoard(doc).visible(PAGE_ID) === undefined) seedBoard(doc);
  const store = createBoardStore();
  const quarantine = new Quarantine(store);
  const index = indexBoard(doc);
  // What stands on a left-out record is an orphan.
  for (const id of [...index.ids()]) {
    const record = index.get(id);
    if (record !== undefined && quarantine.admit(record) === null) index.set(id, null);
  }
  const records = [...index.ids()].flatMap((id) => index.visible(id) ?? []) as unknown as TLRecord[];
  showQuantities(store, SheetIndex.of(storedRows(doc).values()));
  doc.destroy();
  store.mergeRemoteChanges(() => store.put(records));
  const shapes = records.filter(({ typeName }) => typeName === "shape").length;
  return { store, shapes, leftOut: quarantine.leftOut };
}
