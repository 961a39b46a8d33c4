import type * as Y from "yjs";
import { recordsOf } from "../schema.js";
import type { BoardRecord } from "./board-record.js";
import { materialise } from "./materialise.js";
import { RecordIndex } from "./record-index.js";

/** All records of a document, including orphans. */
export function indexBoard(doc: Y.Doc): RecordIndex {
  const index = new RecordIndex();
  for (const [id, map] of recordsOf(doc).entries()) {
    const record = materialise(id, map);
    if (record !== null) index.add(id, record);
  }
  return index;
}

/** The board as shown: id -> record, without orphans. Records are not checked against tldraw's schema. */
export function foldBoard(doc: Y.Doc): Map<string, BoardRecord> {
  const index = indexBoard(doc);
  const shown = new Map<string, BoardRecord>();
  for (const id of index.ids()) {
    const record = index.visible(id);
    if (record !== undefined) shown.set(id, record);
  }
  return shown;
}
