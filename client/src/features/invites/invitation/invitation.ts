import type { InvitedRole } from "@casement/shared/session/role";
import { ownZone } from "@/lib/zoned-time";
import { calendarFile } from "./calendar-file";

/** What an invitation tells about the interview. It has no field for the problem, so it cannot tell it. */
export interface Appointment {
  readonly sessionId: string;
  /** Names no problem. */
  readonly title: string;
  readonly hostName: string;
  /** Who is interviewed; told to interviewers alone. */
  readonly candidate: string | null;
  /** Epoch ms; null while no time is set. */
  readonly startAt: number | null;
  readonly minutes: number;
  readonly meetingUrl: string | null;
  /** How often what stands in calendars has changed. */
  readonly sequence: number;
}

const MINUTE_MS = 60_000;

const OPENING: Readonly<Record<InvitedRole, (appointment: Appointment) => string>> = {
  candidate: ({ title, hostName }) =>
    `You are invited to “${title}”, as the candidate. ${hostName} will interview you.`,
  interviewer: ({ title, hostName, candidate }) =>
    `You are invited to “${title}”${withWhom(candidate)}, as an interviewer alongside ${hostName}.`,
  observer: ({ title, candidate }) => `You are invited to watch “${title}”${withWhom(candidate)}.`,
};

const CLOSING: Readonly<Record<InvitedRole, string>> = {
  candidate:
    "The link is for you alone and works once. Open it in a browser on a computer: nothing has to be installed, and you need no account. You can come early and try the board.",
  interviewer: "The link opens in a browser. Please keep it to yourself: it shows the interviewers' notes and guide.",
  observer: "The link opens in a browser. You can see the board and the clock, but not change anything.",
};

const withWhom = (candidate: string | null) => (candidate === null ? "" : ` with ${candidate}`);

/** The text of a mail. Times are in the sender's zone and in UTC. */
export function invitationText(
  role: InvitedRole,
  appointment: Appointment,
  link: string,
  zone: string = ownZone(),
): string {
  const { startAt, minutes, meetingUrl } = appointment;
  return [
    "Hello,",
    "",
    OPENING[role](appointment),
    "",
    ...(startAt === null ? [] : [`When: ${sayTime(startAt, minutes, zone)}`]),
    `Interview: ${link}`,
    ...(meetingUrl === null ? [] : [`Call: ${meetingUrl}`]),
    "",
    CLOSING[role],
    "",
  ].join("\n");
}

/** "Friday 4 December 2026, 15:00 to 15:45 (Europe/Berlin), 14:00 to 14:45 UTC" */
function sayTime(startAt: number, minutes: number, zone: string): string {
  const endAt = startAt + minutes * MINUTE_MS;
  const day = (timeZone: string) =>
    new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "long", day: "numeric", month: "long", year: "numeric" })
      .format(startAt)
      .replace(",", "");
  const clock = (instant: number, timeZone: string) =>
    new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
      instant,
    );
  const span = (timeZone: string) => `${clock(startAt, timeZone)} to ${clock(endAt, timeZone)}`;
  if (zone === "UTC") return `${day(zone)}, ${span(zone)} UTC`;
  const elsewhere = day(zone) === day("UTC") ? "" : `${day("UTC")}, `;
  return `${day(zone)}, ${span(zone)} (${zone.replaceAll("_", " ")}), ${elsewhere}${span("UTC")} UTC`;
}

/** The same invitation for a calendar; null while no time is set. `host`: of this server, which makes the id unique. */
export function invitationCalendar(
  role: InvitedRole,
  appointment: Appointment,
  link: string,
  { host, now }: { readonly host: string; readonly now: number },
): string | null {
  const { sessionId, title, candidate, startAt, minutes, meetingUrl, sequence } = appointment;
  if (startAt === null) return null;
  return calendarFile({
    uid: `${sessionId}@${host}`,
    sequence,
    startAt,
    endAt: startAt + minutes * MINUTE_MS,
    madeAt: now,
    title: role === "candidate" ? title : `${title}${withWhom(candidate)}`,
    description: [
      OPENING[role](appointment),
      `Interview: ${link}`,
      ...(meetingUrl === null ? [] : [`Call: ${meetingUrl}`]),
      CLOSING[role],
    ].join("\n"),
    location: meetingUrl,
  });
}
