import { type BoardRecord, isShape } from "@casement/shared/document/records/board-record";
import { materialise } from "@casement/shared/document/records/materialise";
import { isGroup } from "@casement/shared/document/records/standing";
import { BASE_KEY, recordsOf } from "@casement/shared/document/schema";
import * as Y from "yjs";
import type { BoardBinding } from "./board-binding";

/**
 * Undo of what was written through this binding. Taking back that a group or frame was made must not take along what others
 * put into it: a group stays in the document and is not shown while it is empty, a frame stays while somebody's shapes stand in it.
 */
export function ownUndo(doc: Y.Doc, binding: BoardBinding): Y.UndoManager {
  const records = recordsOf(doc);
  return new Y.UndoManager(records, {
    trackedOrigins: new Set([binding.origin]),
    // Steps end where the editor says so, not after a time.
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

/** The id when the item is what makes a record: its map, or the base in it. */
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
