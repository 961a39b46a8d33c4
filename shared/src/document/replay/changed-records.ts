import * as Y from "yjs";
import { recordsOf } from "../schema.js";

/** One update and who made it. */
export interface AuthoredUpdate {
  /** Playback time, ms. */
  readonly t: number;
  readonly participantId: string;
  readonly update: Uint8Array;
}

/** A record of the board that somebody changed: by whom, and when last (playback time, ms). */
export interface RecordChange {
  readonly id: string;
  readonly participantId: string;
  readonly t: number;
}

/**
 * Which records of the document these updates changed; of several changes of one record the last counts. The document
 * already holds the updates: an update says which clocks of its authors it added, and the document what stands there.
 * So it costs as much as the updates, however large the board is. Removed records are not found.
 */
export function changedRecords(doc: Y.Doc, updates: readonly AuthoredUpdate[]): RecordChange[] {
  const records = recordsOf(doc);
  const changes = new Map<string, RecordChange>();
  for (const { t, participantId, update } of updates) {
    const { from, to } = Y.parseUpdateMeta(update);
    for (const [client, clock] of from) {
      for (const struct of structsWithin(doc, client, clock, to.get(client) ?? clock)) {
        const id = struct instanceof Y.Item ? recordOf(struct, records) : null;
        if (id === null) continue;
        // Moved to the end, so that they are in order of time.
        changes.delete(id);
        changes.set(id, { id, participantId, t });
      }
    }
  }
  return [...changes.values()];
}

function structsWithin(doc: Y.Doc, client: number, from: number, to: number): (Y.Item | Y.GC)[] {
  const structs = doc.store.clients.get(client) ?? [];
  const last = structs.at(-1);
  if (last === undefined || last.id.clock + last.length <= from) return [];
  const found: (Y.Item | Y.GC)[] = [];
  for (let index = Y.findIndexSS(structs, from); index < structs.length; index += 1) {
    const struct = structs[index] as Y.Item | Y.GC;
    if (struct.id.clock >= to) break;
    found.push(struct);
  }
  return found;
}

/** The id of the record that an item belongs to; null if it is none's, or if the record was removed. */
function recordOf(item: Y.Item, records: ReturnType<typeof recordsOf>): string | null {
  let inner: Y.Item | null = item;
  while (inner !== null && inner.parent !== records) {
    const parent: unknown = inner.parent;
    inner = parent instanceof Y.AbstractType ? parent._item : null;
  }
  return inner === null || inner.deleted ? null : inner.parentSub;
}
