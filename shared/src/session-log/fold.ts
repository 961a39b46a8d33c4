import type { Stamp } from "./define-event.js";
import { definitionOf, type Fact } from "./event-kinds.js";
import { Fresh } from "./fresh.js";
import { emptyState, type SessionState } from "./state.js";

/** What the reducer needs of an event: events in the log and events sent to viewers both have it. */
export type Folded = Fact & Stamp;

function step(state: SessionState, event: Folded, fresh: Fresh): SessionState {
  // The payload fits its kind; TypeScript cannot correlate the two.
  const change = definitionOf(event.kind).fold(state, event.payload, event, fresh);
  return { ...state, ...change, revision: state.revision + 1 };
}

/** The one reducer: next state after one event. Pure; never throws on an event whose payload fits its schema. */
export function applyEvent(state: SessionState, event: Folded): SessionState {
  return step(state, event, new Fresh());
}

/**
 * The same reducer over many events, in time proportional to their number. `state` is the fold of the events so far and
 * may be changed in place by the next one: a caller that keeps it must add no more events.
 */
export class Folding {
  readonly #fresh = new Fresh();
  state: SessionState;

  constructor(from: SessionState = emptyState) {
    this.state = from;
  }

  take(event: Folded): void {
    this.state = step(this.state, event, this.#fresh);
  }
}

/** Folds a session log (or a viewer's part of it) from the beginning. */
export function foldEvents(events: Iterable<Folded>, from: SessionState = emptyState): SessionState {
  const folding = new Folding(from);
  for (const event of events) folding.take(event);
  return folding.state;
}
