import type { TLStore } from "tldraw";

/** What people make; everything else in a store is the person's own view or comes with every document. */
const SHARED_KINDS = ["shape", "binding"] as const;

export type EditSource = "user" | "remote";

/**
 * Calls back at once for every shape and binding that changes, with the source of the change. Side effects of a merge
 * count as remote. (`store.listen` would wait for a frame, and a tab in the background gets none.)
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
