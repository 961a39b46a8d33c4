import { definitionOf, type EventKind } from "@casement/shared/session-log/event-kinds";
import { RECORD_LIMITS } from "@casement/shared/session-log/record-limits";
import { refuseRecord } from "./refuse-record.js";

const LISTS: ReadonlySet<EventKind> = new Set([
  ...(["evidence.pinned", "evidence.unpinned"] as const),
  ...(["recording.shared", "recording.unshared"] as const),
]);

const NAMES = {
  events: "events",
  clockEvents: "changes of step and timer",
  listEvents: "pins and shares",
  people: "people",
  updates: "changes of the board",
  hashes: "checksums",
  views: "views of the board",
  takes: "files of sound",
  mapPieces: "pieces of sound to place in time",
} as const;
type Counted = keyof typeof NAMES;

const inWords = (count: number) => count.toLocaleString("en-US");
const inMegabytes = (bytes: number) => `${Math.floor(bytes / 1024 / 1024)} MB`;

/** Counts the content of a file, line by line. Throws IMPORT_REFUSED with the line that exceeds a limit. */
export class RecordCounts {
  readonly #counts: Record<Counted, number> = {
    events: 0,
    clockEvents: 0,
    listEvents: 0,
    people: 0,
    updates: 0,
    hashes: 0,
    views: 0,
    takes: 0,
    mapPieces: 0,
  };
  #eventBytes = 0;

  add(what: Counted, line: number, count = 1): void {
    this.#counts[what] += count;
    const most = RECORD_LIMITS[what];
    if (this.#counts[what] > most)
      throw refuseRecord(
        "limit",
        `This record has more than ${inWords(most)} ${NAMES[what]}, the limit for an import.`,
        line,
      );
  }

  /** `bytes`: length of the event's line. */
  addEvent(bytes: number, line: number): void {
    this.add("events", line);
    if (bytes > RECORD_LIMITS.eventBytes)
      throw refuseRecord(
        ...([
          "limit",
          `The event on line ${line} is larger than ${inMegabytes(RECORD_LIMITS.eventBytes)}.`,
          line,
        ] as const),
      );
    this.#eventBytes += bytes;
    const most = RECORD_LIMITS.allEventsBytes;
    if (this.#eventBytes > most)
      throw refuseRecord(
        "limit",
        `The events of this record take more than ${inMegabytes(most)}, the limit for an import.`,
        line,
      );
  }

  addKind(kind: EventKind, line: number): void {
    if (kind === "participant.joined") this.add("people", line);
    if (definitionOf(kind).changesClock) this.add("clockEvents", line);
    if (LISTS.has(kind)) this.add("listEvents", line);
  }
}

/** Whether any text in the value is longer than a record allows. */
export function hasLongText(value: unknown): boolean {
  if (typeof value === "string") return value.length > RECORD_LIMITS.textLength;
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(hasLongText);
}
