/** One appointment of a calendar file. Times are epoch ms. */
export interface CalendarEvent {
  /** The same for every version of the appointment: a calendar that has it already changes its entry. */
  readonly uid: string;
  /** Grows with each change; a calendar ignores an older version. */
  readonly sequence: number;
  readonly startAt: number;
  readonly endAt: number;
  /** When this file is made. */
  readonly madeAt: number;
  readonly title: string;
  readonly description: string;
  readonly location: string | null;
}

/**
 * A file that calendars import (RFC 5545). METHOD is PUBLISH: the reader adds the appointment for themselves and answers
 * to nobody. Times are in UTC, so that every calendar shows them in its own zone.
 */
export function calendarFile(event: CalendarEvent): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Casement//Casement//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    `UID:${escaped(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(event.madeAt)}`,
    `DTSTART:${utc(event.startAt)}`,
    `DTEND:${utc(event.endAt)}`,
    `SUMMARY:${escaped(event.title)}`,
    `DESCRIPTION:${escaped(event.description)}`,
    ...(event.location === null ? [] : [`LOCATION:${escaped(event.location)}`]),
    "STATUS:CONFIRMED",
    "TRANSP:OPAQUE",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** "20261204T140000Z" */
const utc = (instant: number) => new Date(instant).toISOString().replace(/[-:]|\.\d+/g, "");

/** Some calendars end a line at any of these. Titles of before they were one line may hold them. */
const CONTROLS = /[\p{Cc}\u2028\u2029]/gu;

const escaped = (text: string) =>
  text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(CONTROLS, " ");

/** A line may have 75 bytes; longer ones go on after a line break and a space. No character is split. */
const MAX_LINE_BYTES = 75;

function folded(line: string): string {
  const encoder = new TextEncoder();
  let [text, bytes] = ["", 0];
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (bytes + size > MAX_LINE_BYTES) {
      text += "\r\n ";
      bytes = 1;
    }
    text += character;
    bytes += size;
  }
  return text;
}
