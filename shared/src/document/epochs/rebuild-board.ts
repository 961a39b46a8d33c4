import * as Y from "yjs";
import { sameValue } from "../../lib/json-value.js";
import { foldBoard } from "../records/fold-board.js";
import { writeRecord } from "../records/write-record.js";
import { epochClientId, recordsOf, SEEDED_IDS, seedBoard } from "../schema.js";
import { copyRows } from "../sheets/copy-rows.js";
import { storedRows } from "../sheets/stored-row.js";

/**
 * The same board and worksheets without their history: a new document that shows what `doc` shows, written with the
 * epoch's own clientID. Orphans, deleted records and overwritten values are left out. Throws if the new document would
 * show anything else.
 */
export function rebuildBoard(doc: Y.Doc, epoch: number): Y.Doc {
  const shown = foldBoard(doc);
  const rebuilt = new Y.Doc();
  rebuilt.clientID = epochClientId(epoch);
  seedBoard(rebuilt, epoch);
  rebuilt.transact(() => {
    for (const [id, record] of shown) if (!SEEDED_IDS.has(id)) writeRecord(recordsOf(rebuilt), record);
    copyRows(doc, rebuilt);
  });
  const again = foldBoard(rebuilt);
  for (const [id, record] of shown) {
    if (!sameValue(again.get(id), record)) throw new Error(`${id} would not be the same in a rebuilt board`);
  }
  const rows = storedRows(rebuilt);
  for (const [id, row] of storedRows(doc)) {
    if (!sameValue(rows.get(id), row)) throw new Error(`row ${id} would not be the same in a rebuilt document`);
  }
  return rebuilt;
}
