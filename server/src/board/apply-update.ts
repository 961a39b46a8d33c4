import * as Y from "yjs";

/** Beyond any clock the guard lets in. */
const ALL_CLOCKS = 2 ** 32;

/**
 * Applies a judged update. Answers what of it to record and pass on, null when everybody has it already, and "broken"
 * when the document cannot be trusted any more.
 * @param plain all of it is new and by one clientID.
 */
export function applyJudged(
  doc: Y.Doc,
  update: Uint8Array,
  origin: unknown,
  plain: boolean,
): Uint8Array | null | "broken" {
  let changed: Uint8Array | null = plain ? update : null;
  // Only what Yjs itself found new goes on: a repeated clock with other content must not reach those who lack it.
  const collect = (news: Uint8Array) => {
    changed = news;
  };
  if (!plain) doc.on("update", collect);
  try {
    Y.applyUpdate(doc, update, origin);
  } catch {
    return "broken";
  } finally {
    if (!plain) doc.off("update", collect);
  }
  const { store } = doc;
  if (store.pendingStructs !== null || store.pendingDs !== null) {
    if (plain) return "broken";
    store.pendingStructs = null;
    store.pendingDs = null;
  }
  return changed;
}

/** The update without anything that these clientIDs wrote. */
export function withoutClients(update: Uint8Array, clients: readonly number[]): Uint8Array {
  const everything = new Map(clients.map((client) => [client, ALL_CLOCKS]));
  return Y.diffUpdate(update, Y.encodeStateVector(everything));
}
