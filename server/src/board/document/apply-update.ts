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

/** Every transaction makes ten maps and sets; a piece of a stroke needs one that stays empty. */
let empty = emptyTransaction();

function emptyTransaction(): Y.Transaction {
  const transaction = new Y.Transaction(new Y.Doc(), null, false);
  transaction.beforeState = new Map();
  return transaction;
}

/**
 * The list at whose end an update adds one piece of bytes, and nothing else: what nearly all updates of a stroke are. Null
 * for any other update, and within a transaction.
 */
export function pieceOf(doc: Y.Doc, { structs, deletes }: DecodedUpdate): Y.Item | null {
  const [item] = structs;
  if (structs.length !== 1 || deletes.size > 0 || doc._transaction !== null) return null;
  if (!(item instanceof Y.Item && item.content instanceof Y.ContentBinary)) return null;
  const { origin, rightOrigin, id } = item;
  if (origin === null || rightOrigin !== null || id.clock !== Y.getState(doc.store, id.client)) return null;
  if (origin.clock >= Y.getState(doc.store, origin.client)) return null;
  const last: Y.Item | Y.GC = Y.getItem(doc.store, origin);
  if (!(last instanceof Y.Item) || last.right !== null || last.parentSub !== null) return null;
  const { parent } = last;
  const isAtEnd = last.id.clock + last.length - 1 === origin.clock;
  if (!isAtEnd || !(parent instanceof Y.Array) || parent._item === null || parent._item.deleted) return null;
  return item;
}

/**
 * Applies an update of which `pieceOf` returned the item, without a transaction, for which Yjs would do more work than
 * for the item: nothing can be deleted, split or merged by it, and nobody observes the document of a board. Returns false
 * if the document can no longer be trusted.
 */
export function applyPiece(doc: Y.Doc, item: Y.Item, update: Uint8Array, kept: Uint8Array): boolean {
  const transaction = empty;
  const { doc: none } = transaction;
  transaction.doc = doc;
  try {
    settle(doc, item, kept, update.byteOffset);
    if (item.getMissing(transaction, doc.store) === null) item.integrate(transaction, 0);
    const { parent } = item;
    // What Yjs itself does when others change a list.
    if (parent instanceof Y.Array && parent._searchMarker !== null) parent._searchMarker.length = 0;
  } catch {
    empty = emptyTransaction();
    return false;
  }
  transaction.doc = none;
  const { _mergeStructs, deleteSet, changed } = transaction;
  if (_mergeStructs.length === 0 && deleteSet.clients.size === 0 && changed.size === 0) return isLast(doc, item);
  empty = emptyTransaction();
  return false;
}

const isLast = ({ store }: Y.Doc, { id, length }: Y.Item) => Y.getState(store, id.client) === id.clock + length;

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
