import { definitionOf, type ViewedEvent } from "../session-log/event-kinds.js";

/** Positions of the changes of the clock that were undone: `timer.undone` takes back the last one before it. */
export function undoneIn(events: readonly ViewedEvent[]): ReadonlySet<number> {
  const undone = new Set<number>();
  let last: number | null = null;
  for (const [index, { kind }] of events.entries()) {
    if (definitionOf(kind).changesClock) last = index;
    if (kind !== "timer.undone" || last === null) continue;
    undone.add(last);
    last = null;
  }
  return undone;
}
