import * as Y from "yjs";
import { sameValue } from "../../lib/json-value.js";
import { isShape } from "../records/board-record.js";
import { indexBoard } from "../records/fold-board.js";
import { materialise } from "../records/materialise.js";
import { rebaseRecord } from "../records/rebase-record.js";
import { faultInRecord } from "../records/rules/record-rules.js";
import { isGroup } from "../records/standing.js";
import { writeRecord } from "../records/write-record.js";
import { recordsOf } from "../schema.js";
import { carryOverRows } from "../sheets/carry-over-rows.js";

/**
 * Takes the unsaved edits of a copy of an ended epoch and makes them again, as new edits, on a document of the present
 * epoch. The unsaved edits are the differences between `kept`, the copy, and `ended`, the epoch's final document. They
 * are put on top of what others did since, field by field. What others deleted meanwhile stays deleted.
 * Returns the number of records and rows that were written.
 */
export function carryOverEpoch(ended: Y.Doc, kept: Y.Doc, fresh: Y.Doc): number {
  Y.applyUpdate(kept, Y.encodeStateAsUpdate(ended));
  // Compares the boards as shown: the present epoch began with the shown board, which has no groups of one.
  const [base, local, now] = [indexBoard(ended), indexBoard(kept), recordsOf(fresh)];
  let written = 0;
  fresh.transact(() => {
    for (const id of new Set([...base.ids(), ...local.ids()])) {
      const before = base.visible(id) ?? null;
      const mine = local.visible(id) ?? null;
      const record = mine ?? before;
      if (record === null || sameValue(before, mine)) continue;
      if (!isShape(record) && record.typeName !== "binding") continue;
      if (mine !== null && faultInRecord(mine) !== null) continue;
      const present = materialise(id, now.get(id));
      // Skips a record that others deleted since, and one that is new here but has reached the present epoch already.
      if ((before === null) !== (present === null)) continue;
      written += 1;
      if (mine === null) {
        // Deletes no group: it vanishes once it is empty, and shapes that others put into it must stay.
        if (!isGroup(record)) now.delete(id);
      } else if (before === null || present === null) writeRecord(now, mine);
      else writeRecord(now, rebaseRecord(before, mine, present), present);
    }
    written += carryOverRows({ base: ended, kept, fresh });
  });
  return written;
}
