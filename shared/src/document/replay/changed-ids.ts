import type * as Y from "yjs";

/** Adds the ids of the root's entries that changed in these events of `observeDeep`. */
export function addChanged(events: readonly Y.YEvent<Y.AbstractType<unknown>>[], ids: Set<string>): void {
  for (const event of events) {
    if (event.path.length > 0) ids.add(String(event.path[0]));
    else for (const id of event.changes.keys.keys()) ids.add(id);
  }
}
