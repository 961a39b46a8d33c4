import * as Y from "yjs";
import { sameValue } from "../../lib/json-value.js";
import { isShape } from "../records/board-record.js";
import { materialise } from "../records/materialise.js";
import { faultInRecord } from "../records/rules/record-rules.js";
import { writeRecord } from "../records/write-record.js";
import { recordsOf } from "../schema.js";
import { carryOverRows } from "../sheets/carry-over-rows.js";

/**
 * Makes `fresh` show the shapes, bindings and worksheets that `kept` shows, as new edits of `fresh`. It serves a copy
 * (`kept`) that the server does not accept as it is. Newer updates of `fresh` are merged into `kept` first, so that
 * nobody else's work is taken back. Returns the number of records and rows that differed.
 */
export function carryOver(kept: Y.Doc, fresh: Y.Doc): number {
  Y.applyUpdate(kept, Y.encodeStateAsUpdate(fresh));
  const [from, to] = [recordsOf(kept), recordsOf(fresh)];
  let differed = 0;
  fresh.transact(() => {
    for (const id of new Set([...from.keys(), ...to.keys()])) {
      const wanted = materialise(id, from.get(id));
      const present = materialise(id, to.get(id));
      const record = wanted ?? present;
      if (record === null || sameValue(wanted, present)) continue;
      if (!isShape(record) && record.typeName !== "binding") continue;
      // An older client may have made a record that is not shown. The server would refuse the whole update with it.
      if (wanted !== null && faultInRecord(wanted) !== null) continue;
      differed += 1;
      if (wanted !== null) writeRecord(to, wanted, present ?? undefined);
      else if (!from.has(id)) to.delete(id);
    }
    differed += carryOverRows({ base: fresh, kept, fresh });
  });
  return differed;
}
