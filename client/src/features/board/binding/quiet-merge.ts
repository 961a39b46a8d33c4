import type { TLStore } from "tldraw";

const merging = new WeakSet<TLStore>();

/** Whether the current change of the store comes from the document or a recording, not from this person. */
export function isMerging(store: TLStore): boolean {
  return merging.has(store);
}

/**
 * Lets a store take over the document's state. Meanwhile the editor corrects no shapes by itself (`boardBindings`):
 * shared code decides corrections, so that every client has the same.
 */
export function mergeQuietly(store: TLStore, run: () => void): void {
  merging.add(store);
  try {
    store.mergeRemoteChanges(run);
  } finally {
    merging.delete(store);
  }
}
