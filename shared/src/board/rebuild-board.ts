import * as Y from "yjs";
import { foldBoard } from "./fold-board.js";
import { sameValue } from "./json-value.js";
import { epochClientId, recordsOf, SEEDED_IDS, seedBoard } from "./layout.js";
import { writeRecord } from "./write-record.js";

/**
 * The same board without its history: a new document that shows what `doc` shows, written with the epoch's own
 * clientID. Orphans, deleted records and what overwrote what are left behind. Throws when it would show anything else.
 */
export function rebuildBoard(doc: Y.Doc, epoch: number): Y.Doc {
  const shown = foldBoard(doc);
  const rebuilt = new Y.Doc();
  rebuilt.clientID = epochClientId(epoch);
  seedBoard(rebuilt, epoch);
  rebuilt.transact(() => {
    for (const [id, record] of shown) if (!SEEDED_IDS.has(id)) writeRecord(recordsOf(rebuilt), record);
  });
  const again = foldBoard(rebuilt);
  for (const [id, record] of shown) {
    if (!sameValue(again.get(id), record)) throw new Error(`${id} would not be the same in a rebuilt board`);
  }
  return rebuilt;
}
