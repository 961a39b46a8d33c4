import { EVENT_KINDS, type EventKind, type SessionEvent } from "@casement/shared/record/event-kinds";
import type { BoardUpdate } from "../board/segment.js";

/** An exported record, read back. */
export interface ParsedRecord {
  readonly sessionId: string;
  readonly events: readonly SessionEvent[];
  /** In order, each with the epoch of its document. */
  readonly updates: readonly (BoardUpdate & { readonly epoch: number })[];
}

interface BoardLine {
  readonly at: number;
  readonly participantId: string | null;
  readonly epoch?: number;
  readonly clients: readonly number[];
  readonly update: string;
}

/** Lines of JSON as an export writes them -> the record. Throws when a line is none, a kind is unknown or lines are missing. */
export function parseRecord(text: string, format: string, version: number): ParsedRecord {
  const lines = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const [header, end] = [lines[0], lines.at(-1)];
  if (header?.format !== format || header.version !== version) throw new Error("not a record of this format");
  const events = lines.filter(({ type }) => type === "event").map(toEvent);
  const updates = lines.filter(({ type }) => type === "board").map((line) => toUpdate(line as unknown as BoardLine));
  if (end?.type !== "end" || end.events !== events.length || end.boardUpdates !== updates.length) {
    throw new Error("the record is not complete");
  }
  return { sessionId: String(header.sessionId), events, updates };
}

function toEvent({ type: _type, ...event }: Record<string, unknown>): SessionEvent {
  const kind = EVENT_KINDS[event.kind as EventKind];
  if (kind === undefined) throw new Error(`${String(event.kind)} is no kind of event`);
  return { ...event, payload: kind.payload.parse(event.payload) } as SessionEvent;
}

function toUpdate({ at, participantId, epoch = 1, clients, update }: BoardLine) {
  return { at, participantId: participantId ?? "", epoch, newClients: clients, update: Buffer.from(update, "base64") };
}
