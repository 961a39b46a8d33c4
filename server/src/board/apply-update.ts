import * as Y from "yjs";

/** Beyond any clock the guard lets in. */
const ALL_CLOCKS = 2 ** 32;

/**
 * Applies a judged update that is all new and by one clientID, inside a transaction of the caller's. False when the
 * document cannot be trusted any more.
 */
export function applyPlain(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, update);
  } catch {
    return false;
  }
  return doc.store.pendingStructs === null && doc.store.pendingDs === null;
}

/**
 * Applies any other judged update, in a transaction of its own. Answers what of it is news, to record and pass on, null
 * when everybody has it already, and "broken" when the document cannot be trusted any more.
 */
export function applyMixed(doc: Y.Doc, update: Uint8Array): Uint8Array | null | "broken" {
  let changed: Uint8Array | null = null;
  // Only what Yjs itself found new goes on: a repeated clock with other content must not reach those who lack it.
  const collect = (news: Uint8Array) => {
    changed = news;
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

/** The update without anything that these clientIDs wrote. */
export function withoutClients(update: Uint8Array, clients: readonly number[]): Uint8Array {
  const everything = new Map(clients.map((client) => [client, ALL_CLOCKS]));
  return Y.diffUpdate(update, Y.encodeStateVector(everything));
}
