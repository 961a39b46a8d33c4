import type { TLStore } from "tldraw";

const merging = new WeakSet<TLStore>();

/** Whether what changes in the store just now comes from the document or a recording, and is not this person's doing. */
export function isMerging(store: TLStore): boolean {
  return merging.has(store);
}

/**
 * Lets a store take over what a document says. Meanwhile the editor leaves all shapes as they come (`boardBindings`): what
 * must be put right is decided in shared code, the same for everybody.
 */
export function mergeQuietly(store: TLStore, run: () => void): void {
  merging.add(store);
  try {
    store.mergeRemoteChanges(run);
  } finally {
    merging.delete(store);
  }
}
