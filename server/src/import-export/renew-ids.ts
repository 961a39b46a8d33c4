import type { SessionEvent } from "@casement/shared/session-log/event-kinds";
import type { RecordFile } from "./read-record-file.js";

/** Returns the record with new ids for the session and its people, in every event and update that names them. */
export function renewIds(file: RecordFile, people: readonly string[], newId: () => string): RecordFile {
  const renewed = new Map([file.sessionId, ...people].map((id) => [id, newId()]));
  const of = (id: string) => renewed.get(id) ?? id;
  /** Ids are long and random: a whole text that equals one is one. */
  const within = (value: unknown): unknown => {
    if (typeof value === "string") return of(value);
    if (Array.isArray(value)) return value.map(within);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [of(key), within(item)]));
  };
  return {
    sessionId: of(file.sessionId),
    events: file.events.map(
      (event) =>
        ({
          ...event,
          actor: event.actor === null ? null : of(event.actor),
          payload: within(event.payload),
        }) as SessionEvent,
    ),
    updates: file.updates.map((update) => ({ ...update, participantId: of(update.participantId) })),
    eventBytes: file.eventBytes,
    hashes: file.hashes,
    views: file.views.map((view) => ({ ...view, participantId: of(view.participantId) })),
    takes: file.takes.map((take) => ({ ...take, participantId: of(take.participantId) })),
  };
}
