import { type BoardRecord, isShape } from "@casement/shared/document/records/board-record";
import { materialise } from "@casement/shared/document/records/materialise";
import { isGroup } from "@casement/shared/document/records/standing";
import { BASE_KEY, recordsOf } from "@casement/shared/document/schema";
import * as Y from "yjs";
import { undoOf } from "@/document/undo-of";
import type { BoardBinding } from "./board-binding";

/**
 * Undo of what this binding wrote. Undoing the creation of a group or a frame must not delete what others put into it:
 * an empty group stays in the document and is not shown; a frame stays while it holds somebody's shapes.
 */
export function ownUndo(doc: Y.Doc, binding: BoardBinding): Y.UndoManager {
  const records = recordsOf(doc);
  return undoOf(records, {
    trackedOrigins: new Set([binding.origin]),
    // The editor ends undo steps; time does not.
    captureTimeout: Number.MAX_SAFE_INTEGER,
    deleteFilter: (item) => {
      const id = idOfRecord(item, records);
      if (id === null) return true;
      const record = materialise(id, records.get(id));
      if (record === null || !isShape(record)) return true;
      return !isGroup(record) && (record.type !== "frame" || !isStoodIn(records, record));
    },
  });
}

/** The record's id, when this item creates a record: its map, or the base inside it. */
function idOfRecord(item: Y.Item, records: Y.Map<Y.Map<unknown>>): string | null {
  if (item.parent === records) return item.parentSub;
  const map = item.parent instanceof Y.Map && item.parentSub === BASE_KEY ? item.parent._item : null;
  return map?.parent === records ? map.parentSub : null;
}

function isStoodIn(records: Y.Map<Y.Map<unknown>>, frame: BoardRecord): boolean {
  for (const [id, map] of records.entries()) {
    const record = materialise(id, map);
    if (record !== null && isShape(record) && record.parentId === frame.id) return true;
  }
  return false;
}
