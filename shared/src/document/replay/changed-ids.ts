import type * as Y from "yjs";

/** Adds the ids of a root's entries that these events of `observeDeep` are about. */
export function addChanged(events: readonly Y.YEvent<Y.AbstractType<unknown>>[], ids: Set<string>): void {
  for (const event of events) {
    if (event.path.length > 0) ids.add(String(event.path[0]));
    else for (const id of event.changes.keys.keys()) ids.add(id);
  }
}
