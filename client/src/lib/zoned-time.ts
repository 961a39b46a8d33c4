/** Wall-clock time in a named zone. All instants are epoch ms. */
interface WallTime {
  /** "2026-11-22" */
  readonly date: string;
  /** "15:00" */
  readonly time: string;
}

const LOCALE = "en-GB";
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** All IANA zones that the browser knows; the person's own and UTC come first. */
export function allZones(own: string): string[] {
  const known = Intl.supportedValuesOf("timeZone");
  return [...new Set([own, "UTC", ...known.toSorted()])];
}

/** The wall-clock time of an instant in a zone. */
export function wallTimeOf(instant: number, zone: string): WallTime {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  const [date = "", time = ""] = format.format(instant).split(" ");
  return { date, time };
}

/**
 * The instant at which the zone's wall clock shows this time; null when the input is no time. In the hour that a change
 * to summer time skips, the offset before the change is used; in the hour that comes twice, the first one counts.
 */
export function instantOf({ date, time }: WallTime, zone: string): number | null {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d$/.test(time) || Number.isNaN(asUtc)) return null;
  const before = asUtc - offsetAt(asUtc - DAY_MS, zone);
  const after = asUtc - offsetAt(asUtc + DAY_MS, zone);
  const shows = (instant: number) => instant + offsetAt(instant, zone) === asUtc;
  return shows(before) || !shows(after) ? before : after;
}

/** How far the zone's wall clock is ahead of UTC at an instant, in ms. */
function offsetAt(instant: number, zone: string): number {
  const { date, time } = wallTimeOf(instant, zone);
  const minute = Math.floor(instant / MINUTE_MS) * MINUTE_MS;
  return Date.parse(`${date}T${time}:00Z`) - minute;
}

/** "Today, 15:00", "Tomorrow, 09:30", "Tue 24 Nov, 15:00", "24 Nov 2027, 15:00". */
export function sayWhen(instant: number, now: number, zone: string = ownZone()): string {
  const { date, time } = wallTimeOf(instant, zone);
  if (date === wallTimeOf(now, zone).date) return `Today, ${time}`;
  if (date === wallTimeOf(now + DAY_MS, zone).date) return `Tomorrow, ${time}`;
  if (date === wallTimeOf(now - DAY_MS, zone).date) return `Yesterday, ${time}`;
  const sameYear = date.slice(0, 4) === wallTimeOf(now, zone).date.slice(0, 4);
  const day = new Intl.DateTimeFormat(LOCALE, {
    timeZone: zone,
    day: "numeric",
    month: "short",
    ...(sameYear ? { weekday: "short" } : { year: "numeric" }),
  });
  return `${day.format(instant).replace(",", "")}, ${time}`;
}

/** `sayWhen` for the middle of a sentence: "today, 15:00"; names of days and months keep their capital. */
export function sayWhenWithin(instant: number, now: number, zone: string = ownZone()): string {
  return sayWhen(instant, now, zone).replace(/^(Today|Tomorrow|Yesterday)/, (word) => word.toLowerCase());
}
