import type { Stretch } from "../../lib/stretches.js";
import { DEFAULT_OPTIONS } from "../../session/plan-options.js";
import type { Role } from "../../session/role.js";
import { sampleRecord } from "../../testing/sample-record.js";
import type { Fact, SessionEvent } from "../event-kinds.js";
import { foldEvents } from "../fold.js";
import { audibleTo } from "./audible-to.js";

/** An interview by the minute, told as what happens at each. */
const MINUTE = 60_000;
type Told = readonly [minute: number, actor: string | null, fact: Fact];
const joins = (participantId: string, role: Role): Told => [
  0,
  participantId,
  { kind: "participant.joined", payload: { participantId, name: participantId, role, color: "#123456" } },
];
const comes = (minute: number, participantId: string): Told => [
  minute,
  null,
  { kind: "participant.arrived", payload: { participantId } },
];
const goes = (minute: number, participantId: string): Told => [
  minute,
  null,
  { kind: "participant.left", payload: { participantId } },
];
/** The departure is recorded later than it was. */
const went = (minute: number, participantId: string, sinceMinute: number): Told => [
  minute,
  null,
  { kind: "participant.left", payload: { participantId, since: sinceMinute * MINUTE } },
];
const agrees = (minute: number, who: string): Told => [
  minute,
  who,
  { kind: "consent.given", payload: { textVersion: "2", scope: "sound" } },
];
const withdraws = (minute: number, who: string, erase = false): Told => [
  minute,
  who,
  { kind: "consent.withdrawn", payload: { scope: "sound", erase } },
];
const starts: Told = [10, "ana", { kind: "session.started", payload: { prompt: "" } }];
const ends: Told = [60, "ana", { kind: "session.ended", payload: {} }];

const left = goes(50, "ben");

/** Ana and Iris interview Ben; Iris comes late, Ben is cut off for two minutes and leaves before the end. */
const interview: readonly Told[] = [
  joins("ana", "owner"),
  joins("iris", "interviewer"),
  joins("ben", "candidate"),
  joins("otto", "observer"),
  comes(1, "ana"),
  comes(2, "ben"),
  comes(2, "otto"),
  agrees(5, "ana"),
  agrees(5, "iris"),
  agrees(12, "ben"),
  starts,
  comes(20, "iris"),
  goes(30, "ben"),
  comes(32, "ben"),
  left,
  ends,
  goes(70, "ana"),
];

function hear(told: readonly Told[], speaker: string, viewer: Parameters<typeof audibleTo>[2]): number[][] {
  const events = [...told]
    .sort(([a], [b]) => a - b)
    .map(([minute, actor, fact], index) => ({ ...fact, seq: index + 1, at: minute * MINUTE, actor }) as SessionEvent);
  const stretches: readonly Stretch[] = audibleTo(foldEvents(events), speaker, viewer);
  return stretches.map(({ from, to }) => [from / MINUTE, to / MINUTE]);
}

const as = (participantId: string, role: Role) => ({ participantId, role });
const share = { feedback: true, scores: true, chat: true, sound: true };

test("SND-5 people hear what was said during the interview while they were there", () => {
  expect(hear(interview, "ana", as("ana", "owner"))).toEqual([[10, 60]]);
  expect(hear(interview, "ben", as("ana", "owner"))).toEqual([[12, 60]]);
  expect(hear(interview, "ana", as("iris", "interviewer"))).toEqual([[20, 60]]);
  expect(hear(interview, "ana", as("ben", "candidate"))).toEqual([
    [10, 30],
    [32, 50],
  ]);
  expect(hear(interview, "ana", as("otto", "observer"))).toEqual([]);
  expect(hear(interview, "nobody", as("ana", "owner"))).toEqual([]);
});

test("SND-5 what interviewers say once the candidate has left is in no share", () => {
  expect(hear(interview, "iris", { share, clip: null })).toEqual([
    [10, 30],
    [32, 50],
  ]);
  expect(hear(interview, "ben", { share, clip: null })).toEqual([
    [12, 30],
    [32, 50],
  ]);
  expect(hear(interview, "ben", { share: { ...share, sound: false }, clip: null })).toEqual([]);
  const clip = { fromMs: 21 * MINUTE, toMs: 25 * MINUTE };
  expect(hear(interview, "ana", { share, clip })).toEqual([[32, 35]]);
});

test("SND-5 people were there until their connection ended, however late that is recorded", () => {
  const crash = interview.map((each): Told => (each === left ? went(58, "ben", 45) : each));
  const heard = [
    [10, 30],
    [32, 45],
  ];
  expect(hear(crash, "iris", { share, clip: null })).toEqual(heard);
  expect(hear(crash, "ana", as("ben", "candidate"))).toEqual(heard);
  const early = interview.map((each): Told => (each === left ? went(58, "ben", 31) : each));
  expect(hear(early, "iris", { share, clip: null })).toEqual([[10, 30]]);
});

test("SND-5 a share hears what any of its candidates heard", () => {
  const two = [...interview, joins("bea", "candidate"), comes(31, "bea"), went(56, "bea", 55)];
  expect(hear(two, "iris", { share, clip: null })).toEqual([
    [10, 30],
    [31, 55],
  ]);
});

test("SND-5 a practice is shared as its owner heard it, an interview without a candidate has no sound to share", () => {
  const alone = [joins("ana", "owner"), comes(1, "ana"), agrees(2, "ana"), starts, ends];
  expect(hear(alone, "ana", { share, clip: null })).toEqual([]);
  const planned = sampleRecord.find((event) => event.kind === "session.planned");
  if (planned?.kind !== "session.planned") throw new Error("The sample has a plan.");
  const options = { ...DEFAULT_OPTIONS, mode: "practice" as const };
  const practice: Told = [0, "ana", { kind: "session.planned", payload: { ...planned.payload, options } }];
  expect(hear([practice, ...alone], "ana", { share, clip: null })).toEqual([[10, 60]]);
});

test("SND-5 nobody is heard outside the time for which they agreed", () => {
  const told = [...interview, withdraws(40, "ben"), agrees(45, "ben")];
  expect(hear(told, "ben", as("ana", "owner"))).toEqual([
    [12, 40],
    [45, 60],
  ]);
  expect(hear([...told, withdraws(65, "ben", true)], "ben", as("ana", "owner"))).toEqual([]);
  expect(hear([...told, withdraws(65, "ben", true)], "ana", as("ana", "owner"))).toEqual([[10, 60]]);
});
