import * as Y from "yjs";
import type { DecodedUpdate } from "../validation/update-decoding.js";

/** Above any clock that validation lets in. */
const ALL_CLOCKS = 2 ** 32;

/**
 * Applies a decoded update whose structs are all new and of one clientID, without decoding it again, which would cost
 * as much as the rest. Does what Yjs does for an update that lacks nothing, within the caller's transaction. `kept`: a
 * copy of the update that may stay in memory. Returns false if the document can no longer be trusted.
 */
export function applyPlain(
  doc: Y.Doc,
  { structs, deletes, deleteSet }: DecodedUpdate,
  update: Uint8Array,
  kept: Uint8Array,
): boolean {
  try {
    doc.transact((transaction) => {
      transaction.local = false;
      for (const struct of structs) {
        if (struct instanceof Y.Item) settle(doc, struct, kept, update.byteOffset);
        if (struct.getMissing(transaction, doc.store) !== null) throw new RangeError("validated, but not complete");
        struct.integrate(transaction, 0);
      }
      if (deletes.size > 0) {
        Y.iterateDeletedStructs(transaction, deleteSet, (struct) => {
          if (struct instanceof Y.Item && !struct.deleted) struct.delete(transaction);
        });
      }
    });
  } catch {
    return false;
  }
  return true;
}

/**
 * A decoded item names its root and its bytes are a view of the received buffer; the document needs the type and a
 * copy.
 */
function settle(doc: Y.Doc, item: Y.Item, kept: Uint8Array, start: number): void {
  const parent: unknown = item.parent;
  if (typeof parent === "string") item.parent = doc.get(parent);
  const { content } = item;
  if (!(content instanceof Y.ContentBinary)) return;
  const { byteOffset, length } = content.content;
  content.content = new Uint8Array(kept.buffer, kept.byteOffset + byteOffset - start, length);
}

/**
 * Applies any other validated update, in a transaction of its own. Returns the part of it that is new, to relay and
 * commit; null if all of it was known; "broken" if the document can no longer be trusted.
 */
export function applyMixed(doc: Y.Doc, update: Uint8Array): Uint8Array | null | "broken" {
  let changed: Uint8Array | null = null;
  // Only what Yjs itself found new is relayed: a repeated clock with other content must not reach those who lack it.
  const collect = (encoded: Uint8Array) => {
    changed = encoded;
  };
  doc.on("update", collect);
  try {
    Y.applyUpdate(doc, update);
  } catch {
    return "broken";
  } finally {
    doc.off("update", collect);
  }
  doc.store.pendingStructs = null;
  doc.store.pendingDs = null;
  return changed;
}

/** Returns the update without the structs of these clientIDs. */
export function withoutClients(update: Uint8Array, clients: readonly number[]): Uint8Array {
  const everything = new Map(clients.map((client) => [client, ALL_CLOCKS]));
  return Y.diffUpdate(update, Y.encodeStateVector(everything));
}
