import { AppError } from "@casement/shared/contract/errors";
import { SESSION_CAPS } from "@casement/shared/session/session-caps";
import { definitionOf, type SessionEvent } from "@casement/shared/session-log/event-kinds";

/** Counts how much each person has added to a session log. */
export class Tally {
  #events = 0;
  #clockEvents = 0;
  readonly #byActor = new Map<string, number>();

  add(events: Iterable<SessionEvent>): void {
    for (const { actor, kind } of events) {
      this.#events += 1;
      if (definitionOf(kind).changesClock) this.#clockEvents += 1;
      if (actor !== null) this.#byActor.set(actor, (this.#byActor.get(actor) ?? 0) + 1);
    }
  }

  /**
   * Throws SESSION_FULL if the session log has no room for these events. Those of the server itself are limited where
   * they arise.
   */
  requireRoomFor(events: readonly SessionEvent[]): void {
    for (const { actor, kind } of events) {
      if (actor === null || definitionOf(kind).evenWhenFull) continue;
      if (definitionOf(kind).changesClock && this.#clockEvents >= SESSION_CAPS.clockEvents)
        throw full(
          `Steps and timer were changed ${SESSION_CAPS.clockEvents} times in this session. End it and plan a new one.`,
        );
      if ((this.#byActor.get(actor) ?? 0) >= SESSION_CAPS.eventsEach)
        throw full(
          `You have changed this session ${SESSION_CAPS.eventsEach} times, and it takes no more changes from you.`,
        );
      if (this.#events >= SESSION_CAPS.events)
        throw full("The record of this session is full. End it and plan a new one.");
    }
  }
}

function full(message: string): AppError {
  return new AppError("SESSION_FULL", message);
}
