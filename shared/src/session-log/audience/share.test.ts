import { allKinds, sampleRecord } from "../../testing/sample-record.js";
import type { Fact, SessionEvent } from "../event-kinds.js";
import { foldEvents } from "../fold.js";
import type { ShareChoices } from "../share.js";
import { boardVisibleTo, foldVisible, viewOf } from "./visible-to.js";

const NOTHING: ShareChoices = { feedback: false, scores: false, chat: false, sound: false };
const EVERYTHING: ShareChoices = { feedback: true, scores: true, chat: true, sound: true };
const full = foldEvents(sampleRecord);

/** Repeats the list in share.ts on purpose, so that nobody shares a new kind by accident. */
const ALWAYS = [
  "session.planned",
  "session.started",
  "session.ended",
  "step.entered",
  "step.extended",
  "step.shortened",
  "timer.paused",
  "timer.resumed",
  "timer.undone",
  "participant.joined",
  "participant.arrived",
  "participant.left",
  "participant.removed",
  "hint.revealed",
  "check.revealed",
];

const scores = [{ criterion: "structure", title: "Structured thinking", mark: 3 as const, anchor: "Asks first" }];
const publish = (feedback: string): Fact => ({ kind: "report.published", payload: { feedback, scores, board: true } });
const withdraw: Fact = { kind: "report.withdrawn", payload: {} };

/** The sample interview with these facts after its end, a second apart. */
function recordWith(...facts: Fact[]): SessionEvent[] {
  const last = sampleRecord.at(-1);
  if (last === undefined) throw new Error("empty sample");
  const later = facts.map((fact, index) => ({
    ...fact,
    seq: last.seq + index + 1,
    at: last.at + (index + 1) * 1_000,
    actor: "owner",
  }));
  return [...sampleRecord, ...later];
}

const shared = (record: readonly SessionEvent[], choices: ShareChoices) =>
  viewOf(record, { share: choices, clip: null }, foldEvents(record));

test("SEC-25 some kinds are always shared, others if the owner chooses them", () => {
  const kindsIn = (choices: ShareChoices) =>
    new Set(shared(recordWith(publish("Well done")), choices).map(({ kind }) => kind));
  expect(kindsIn(NOTHING)).toEqual(new Set(ALWAYS));
  expect(kindsIn(EVERYTHING)).toEqual(new Set([...ALWAYS, "chat.sent", "report.published"]));
  for (const kind of allKinds.filter((each) => ![...ALWAYS, "chat.sent", "report.published"].includes(each)))
    expect([kind, kindsIn(EVERYTHING).has(kind)]).toEqual([kind, false]);
});

test("SEC-25 no shared recording holds a private word, whatever the owner chose", () => {
  expect(JSON.stringify(shared(recordWith(publish("Well done")), EVERYTHING))).not.toContain("canary-");
});

test.each([
  [{ ...NOTHING, feedback: true }, "Well done", null],
  [{ ...NOTHING, scores: true }, "", scores],
  [EVERYTHING, "Well done", scores],
] as const)("SEC-25 of the report only what was chosen comes along: %j", (choices, feedback, marks) => {
  const record = recordWith(publish("Well done"));
  const state = foldVisible(record, { share: choices, clip: null }, foldEvents(record));
  expect(state.report).toMatchObject({ feedback, scores: marks });
});

test("SEC-25 no shared recording holds a report that was replaced or withdrawn", () => {
  const replaced = shared(recordWith(publish("first-draft"), publish("second")), EVERYTHING);
  expect(JSON.stringify(replaced)).not.toContain("first-draft");
  expect(JSON.stringify(replaced)).toContain("second");
  expect(JSON.stringify(shared(recordWith(publish("taken-back"), withdraw), EVERYTHING))).not.toContain("taken-back");
});

test("SEC-25 no shared recording holds people who came after the end", () => {
  const person = { participantId: "late", name: "late-reader", role: "interviewer", color: "#123456" } as const;
  const record = recordWith({ kind: "participant.joined", payload: person });
  expect(JSON.stringify(shared(record, EVERYTHING))).not.toContain("late-reader");
});

test("SEC-25 an interview that has not ended is not shared at all", () => {
  const running = sampleRecord.slice(
    0,
    sampleRecord.findIndex(({ kind }) => kind === "session.ended"),
  );
  expect(shared(running, EVERYTHING)).toEqual([]);
  expect(boardVisibleTo({ share: EVERYTHING, clip: null }, foldEvents(running))).toBe(false);
  expect(boardVisibleTo({ share: EVERYTHING, clip: null }, full)).toBe(true);
});

test("SEC-25 no shared recording holds a plan that was changed before the start", () => {
  const [planned, ...rest] = sampleRecord;
  if (planned?.kind !== "session.planned") throw new Error("the sample begins with its plan");
  const first = { ...planned, payload: { ...planned.payload, title: "earlier-title" } };
  const record = [first, planned, ...rest];
  expect(JSON.stringify(shared(record, EVERYTHING))).not.toContain("earlier-title");
  expect(foldVisible(record, { share: EVERYTHING, clip: null }, foldEvents(record)).plan).toEqual(planned.payload);
});

describe("SHR-15 a clip", () => {
  const startedAt = full.clock.startedAt ?? 0;
  const inside = (from: number, to: number) =>
    viewOf(recordWith(publish("Well done")), { share: EVERYTHING, clip: { fromMs: from, toMs: to } }, full);

  test("holds what happened in it, and from before it only plan, people and clock", () => {
    const times = sampleRecord.filter(({ at }) => at >= startedAt).map(({ at }) => at - startedAt);
    const [from = 0, to = 0] = [times[Math.floor(times.length / 3)], times[Math.floor((times.length * 2) / 3)]];
    const seen = inside(from, to);
    const before = seen.filter(({ at }) => at < startedAt + from);
    for (const { kind } of before) expect(kind).toMatch(/^(session|step|timer|participant)\./);
    expect(before.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["session.planned", "session.started"]));
    expect(seen.every(({ at }) => at <= startedAt + to)).toBe(true);
    const whole = shared(sampleRecord, EVERYTHING).filter(({ at }) => at >= startedAt + from && at <= startedAt + to);
    expect(seen.filter(({ at }) => at >= startedAt + from)).toEqual(whole);
  });

  test("never holds the report, even if it were chosen", () => {
    expect(inside(0, Number.MAX_SAFE_INTEGER).map(({ kind }) => kind)).not.toContain("report.published");
  });
});

test("SES-36 a shared recording has neither meeting link nor the host's words for whom it was planned", () => {
  const meeting = { meetingUrl: "https://meet.example.org/x", candidateName: "Ben, second try", calendarSequence: 4 };
  const withMeeting = sampleRecord.map((event) =>
    event.kind === "session.planned" ? { ...event, payload: { ...event.payload, ...meeting } } : event,
  );
  const state = foldEvents(withMeeting);
  expect(state.plan?.meetingUrl).toBe("https://meet.example.org/x");
  const seen = foldVisible(withMeeting, { share: EVERYTHING, clip: null }, state);
  expect(seen.plan).toEqual(foldVisible(sampleRecord, { share: EVERYTHING, clip: null }, full).plan);
  expect(JSON.stringify(seen)).not.toMatch(/meet\.example\.org|second try|calendarSequence/);
});
