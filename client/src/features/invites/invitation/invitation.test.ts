import { type Appointment, invitationCalendar, invitationText } from "./invitation";

const appointment: Appointment = {
  sessionId: "s1",
  title: "System design interview",
  hostName: "Ana",
  candidate: "Ben",
  startAt: Date.parse("2026-12-04T14:00:00Z"),
  minutes: 45,
  meetingUrl: "https://meet.example.org/x",
  sequence: 0,
};
const LINK = "https://casement.example.org/join#a.b";

test("UI-105 a candidate's mail has the time in the sender's zone and UTC, the link and the call", () => {
  expect(invitationText("candidate", appointment, LINK, "Europe/Berlin")).toBe(`Hello,

You are invited to “System design interview”, as the candidate. Ana will interview you.

When: Friday 4 December 2026, 15:00 to 15:45 (Europe/Berlin), 14:00 to 14:45 UTC
Interview: https://casement.example.org/join#a.b
Call: https://meet.example.org/x

The link is for you alone and works once. Open it in a browser on a computer: nothing has to be installed, and you need no account. You can come early and try the board.
`);
});

test("UI-105 where UTC has another day, both days are named; in UTC the time stands once", () => {
  const late = { ...appointment, startAt: Date.parse("2026-12-04T01:30:00Z") };
  expect(invitationText("interviewer", late, LINK, "America/New_York")).toContain(
    "When: Thursday 3 December 2026, 20:30 to 21:15 (America/New York), Friday 4 December 2026, 01:30 to 02:15 UTC",
  );
  expect(invitationText("observer", appointment, LINK, "UTC")).toContain(
    "When: Friday 4 December 2026, 14:00 to 14:45 UTC",
  );
});

test("UI-105 interviewers and observers read whose interview it is; without a time or call nothing is said of them", () => {
  const bare = { ...appointment, startAt: null, meetingUrl: null };
  expect(invitationText("interviewer", bare, LINK)).toContain("interview” with Ben, as an interviewer alongside Ana");
  expect(invitationText("observer", bare, LINK)).not.toMatch(/When:|Call:/);
});

test("UI-105 the calendar's id stays while its version grows, and there is none without a time", () => {
  const at = { host: "casement.example.org", now: 0 };
  const moved = { ...appointment, startAt: Date.parse("2026-12-05T14:00:00Z"), sequence: 1 };
  const [first, second] = [appointment, moved].map((each) => invitationCalendar("candidate", each, LINK, at) ?? "");
  const line = (file: string | undefined, name: string) => file?.split("\r\n").find((each) => each.startsWith(name));
  expect(line(first, "UID")).toBe("UID:s1@casement.example.org");
  expect(line(second, "UID")).toBe(line(first, "UID"));
  expect([line(first, "SEQUENCE"), line(second, "SEQUENCE")]).toEqual(["SEQUENCE:0", "SEQUENCE:1"]);
  expect(line(second, "DTSTART")).toBe("DTSTART:20261205T140000Z");
  expect(line(first, "SUMMARY")).toBe("SUMMARY:System design interview");
  expect(invitationCalendar("candidate", { ...appointment, startAt: null }, LINK, at)).toBeNull();
});
