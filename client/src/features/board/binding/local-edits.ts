import type { TLStore } from "tldraw";

/** What people make; everything else in a store is one's own view or the server's seed. */
const SHARED_KINDS = ["shape", "binding"] as const;

export type EditSource = "user" | "remote";

/**
 * Calls back at once for every shape and binding that changes, with who changed it. Side effects of a merge
 * count as remote. (`store.listen` would wait for a frame, which a tab in the background does not get.)
 */
export function watchEdits(store: TLStore, changed: (id: string, source: EditSource) => void): () => void {
  const stops = SHARED_KINDS.flatMap((kind) => [
    store.sideEffects.registerAfterCreateHandler(kind, (record, source) => changed(record.id, source)),
    store.sideEffects.registerAfterChangeHandler(kind, (_before, record, source) => changed(record.id, source)),
    store.sideEffects.registerAfterDeleteHandler(kind, (record, source) => changed(record.id, source)),
  ]);
  return () => {
    for (const stop of stops) stop();
  };
}
