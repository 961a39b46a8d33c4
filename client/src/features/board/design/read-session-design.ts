import { type DrawnDesign, designOfBoard } from "@casement/shared/document/design/design-of-board";
import type { BoardRecord } from "@casement/shared/document/records/board-record";
import { indexBoard } from "@casement/shared/document/records/fold-board";
import * as Y from "yjs";
import { readBoard } from "@/api/boards";

/** The design on a session's board as it is now. Rejects when the board cannot be had or read. */
export async function readSessionDesign(sessionId: string): Promise<DrawnDesign> {
  const update = await readBoard(sessionId);
  const doc = new Y.Doc();
  try {
    if (update.length > 2) Y.applyUpdate(doc, update);
    const index = indexBoard(doc);
    const records = [...index.ids()].flatMap((id): BoardRecord[] => {
      const record = index.visible(id);
      return record === undefined ? [] : [record];
    });
    return designOfBoard(new Map(records.map((record) => [record.id, record])));
  } finally {
    doc.destroy();
  }
}
