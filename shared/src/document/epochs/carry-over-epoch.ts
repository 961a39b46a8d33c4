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
 * Makes the unsaved edits of a copy of an ended epoch again on a document of the present one, as new edits of it.
 * What was not saved is where `kept` differs from `ended`, the epoch's last state by the record; field by field it is
 * put on top of what others did since. What others deleted meanwhile stays deleted.
 * Answers the number of records and rows that were written.
 */
export function carryOverEpoch(ended: Y.Doc, kept: Y.Doc, fresh: Y.Doc): number {
  Y.applyUpdate(kept, Y.encodeStateAsUpdate(ended));
  // As they were shown: the present epoch began with that, and groups of one are not in it.
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
      // Made here and not there: new. Made there and not here: gone since, or come by itself.
      if ((before === null) !== (present === null)) continue;
      written += 1;
      if (mine === null) {
        // A group goes by itself when it is empty: what others put into it stays.
        if (!isGroup(record)) now.delete(id);
      } else if (before === null || present === null) writeRecord(now, mine);
      else writeRecord(now, rebaseRecord(before, mine, present), present);
    }
    written += carryOverRows({ base: ended, kept, fresh });
  });
  return written;
}
