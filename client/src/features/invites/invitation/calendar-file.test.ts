import { type CalendarEvent, calendarFile } from "./calendar-file";

const event: CalendarEvent = {
  uid: "s1@casement.example.org",
  sequence: 2,
  startAt: Date.parse("2026-12-04T14:00:00Z"),
  endAt: Date.parse("2026-12-04T14:45:00Z"),
  madeAt: Date.parse("2026-11-29T08:05:06.789Z"),
  title: "System design interview",
  description: "Join: https://casement.example.org/join#a.b",
  location: "https://meet.example.org/x",
};

test("UI-105 a calendar file has one event in UTC, with its id, version and method", () => {
  expect(calendarFile(event).split("\r\n")).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Casement//Casement//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    "UID:s1@casement.example.org",
    "SEQUENCE:2",
    "DTSTAMP:20261129T080506Z",
    "DTSTART:20261204T140000Z",
    "DTEND:20261204T144500Z",
    "SUMMARY:System design interview",
    "DESCRIPTION:Join: https://casement.example.org/join#a.b",
    "LOCATION:https://meet.example.org/x",
    "STATUS:CONFIRMED",
    "TRANSP:OPAQUE",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
});

test("UI-105 people's words cannot end a line or a value, and come back whole from folded lines", () => {
  const words = `Ben; "Okri", back\\slash\nEND:VEVENT ${"設計面接😀".repeat(30)}`;
  const lines = calendarFile({ ...event, title: words }).split("\r\n");
  const bytes = lines.map((line) => new TextEncoder().encode(line).length);
  expect(Math.max(...bytes)).toBeLessThanOrEqual(75);
  expect(lines.filter((line) => line === "END:VEVENT")).toHaveLength(1);
  const [, summary] = /SUMMARY:((?:.|\r\n )*)\r\n/.exec(lines.join("\r\n")) ?? [];
  const unfolded = summary?.replaceAll("\r\n ", "");
  const read = unfolded?.replace(/\\(.)/g, (_all, sign: string) => (sign === "n" ? "\n" : sign));
  expect(read).toBe(words);
});

test("UI-105 no character of a title ends a line for a calendar that knows more line breaks than the format", () => {
  for (const sign of ["\u000B", "\u000C", "\u001C", "\u0085", "\u2028", "\u2029", "\u0007"]) {
    const file = calendarFile({ ...event, title: `Ben${sign}ATTACH:https://evil.example` });
    expect(file).toContain("SUMMARY:Ben ATTACH:https://evil.example\r\n");
  }
});
