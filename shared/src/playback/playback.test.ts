import { foldVisible } from "../session-log/audience/visible-to.js";
import type { Fact, SessionEvent } from "../session-log/event-kinds.js";
import { foldEvents } from "../session-log/fold.js";
import { sampleRecord } from "../testing/sample-record.js";
import { idleStretches } from "./idle-stretches.js";
import type { PlaybackManifest } from "./manifest.js";
import { markers } from "./markers.js";
import { StateFold, stateAt } from "./state-at.js";
import { stepBand } from "./step-band.js";

const start = sampleRecord.find(({ kind }) => kind === "session.started")?.at ?? 0;
const MINUTE = 60_000;

/** The manifest of a 12-minute interview with two 5-minute steps and these facts of the owner, each at its minute. */
function manifestOf(facts: readonly [minute: number, Fact][], quiet: PlaybackManifest["board"]["quiet"] = []) {
  const before = sampleRecord.filter(({ at }) => at <= start);
  const later = facts.map(([minute, fact]) => ({ ...fact, at: start + minute * MINUTE, actor: "owner" }));
  const events = [...before, ...later].map((event, index) => ({ ...event, revision: index + 1 }));
  const board = { updates: 0, keyframes: [], chunks: [], epochs: [], quiet, damage: [] };
  const span = { startAt: start, endAt: start + 12 * MINUTE };
  return { ...span, events, board } as unknown as PlaybackManifest;
}

const ended: [number, Fact] = [12, { kind: "session.ended", payload: {} }];
const chat = (messageId: string): Fact => ({ kind: "chat.sent", payload: { messageId, text: "hello" } });
const score = (mark: 2 | 3, evidence: string): Fact => ({
  kind: "score.set",
  payload: { criterion: "structure", mark, evidence },
});

test("REC-36 the state at any moment is the fold of what had happened, forwards, backwards and at random", () => {
  const many = Array.from({ length: 300 }, (_none, index): [number, Fact] => [index / 30, chat(`m${index}`)]);
  const manifest = manifestOf([...many, ended]);
  const states = new StateFold(manifest);
  const order = [...manifest.events.keys()].flatMap((index) => [
    index,
    manifest.events.length - 1 - index,
    (index * 97) % 300,
  ]);
  for (const index of order.filter((_each, place) => place % 5 === 0))
    expect(states.after(index)).toEqual(foldEvents(manifest.events.slice(0, index)));
  expect(states.at(MINUTE)).toBe(states.at(MINUTE + 1));
  expect(stateAt(manifest, 12 * MINUTE).phase).toBe("ended");
  expect(stateAt(manifest, -1).phase).toBe("planned");
});

test.each(["owner", "interviewer", "candidate", "observer"] as const)(
  "REC-37 the playback of what %s may see holds nothing else",
  (role) => {
    const full = foldEvents(sampleRecord);
    const viewer = { participantId: role, role };
    const seen = sampleRecord.filter((event: SessionEvent) => foldVisible([event], viewer, full).revision === 1);
    const events = seen.map((event, index) => ({ ...event, revision: index + 1 }));
    const manifest = { ...manifestOf([]), events } as PlaybackManifest;
    expect(stateAt(manifest, Number.POSITIVE_INFINITY)).toEqual(foldVisible(sampleRecord, viewer, full));
  },
);

test("REC-38 markers are the moments between start and end; only another mark is a new score", () => {
  const manifest = manifestOf([
    [1, { kind: "note.added", payload: { noteId: "n", text: "A", tag: null, stepIndex: 0 } }],
    [2, score(2, "a")],
    [3, score(2, "ab")],
    [4, score(3, "ab")],
    [5, { kind: "timer.paused", payload: {} }],
    [6, { kind: "timer.resumed", payload: {} }],
    [7, chat("m")],
    ended,
    [13, { kind: "note.added", payload: { noteId: "late", text: "B", tag: null, stepIndex: null } }],
  ]);
  expect(markers(manifest).map(({ kind, t }) => [kind, t / MINUTE])).toEqual([
    ["step", 0],
    ["note", 1],
    ["score", 2],
    ["score", 4],
    ["pause", 5],
    ["chat", 7],
  ]);
});

test("REC-38 a question that was ticked off is a moment, taking the tick off again is none", () => {
  const mark = (asked: boolean): Fact => ({ kind: "question.marked", payload: { itemId: "q1", asked } });
  const manifest = manifestOf([[2, mark(true)], [3, mark(false)], ended]);
  expect(markers(manifest).map(({ kind, t }) => [kind, t / MINUTE])).toEqual([
    ["step", 0],
    ["question", 2],
  ]);
});

test("REC-38 a note that arrived late stands where it was begun", () => {
  const begun = (minute: number) => manifestOf([]).startAt + minute * MINUTE;
  const late = { noteId: "n", text: "A", tag: null, stepIndex: 0, at: begun(2) };
  const manifest = manifestOf([[3, chat("m")], [4, { kind: "note.added", payload: late }], ended]);
  expect(markers(manifest).map(({ kind, t }) => [kind, t / MINUTE])).toEqual([
    ["step", 0],
    ["note", 2],
    ["chat", 3],
  ]);
  expect(stateAt(manifest, 5 * MINUTE).notes).toMatchObject([{ at: begun(2) }]);
});

test("REC-45 an undone change of the clock gets no marker and no place in the band", () => {
  const undo: Fact = { kind: "timer.undone", payload: {} };
  const enter = (stepIndex: number): Fact => ({ kind: "step.entered", payload: { stepIndex } });
  const manifest = manifestOf([
    [1, enter(1)],
    [1.05, undo],
    [3, { kind: "timer.paused", payload: {} }],
    [3.1, undo],
    [4, enter(1)],
    [5, { kind: "step.extended", payload: { stepIndex: 1, byMs: MINUTE } }],
    [5.1, undo],
    ended,
  ]);
  expect(markers(manifest).map(({ kind, t }) => [kind, t / MINUTE])).toEqual([
    ["step", 0],
    ["step", 4],
  ]);
  const { steps, pauses } = stepBand(manifest);
  expect(pauses).toEqual([]);
  expect(steps.map(({ stepIndex, from, to }) => [stepIndex, from / MINUTE, to / MINUTE])).toEqual([
    [0, 0, 4],
    [1, 4, 12],
  ]);
  expect(steps[1]?.budgetMs).toBe(5 * MINUTE);
  // Between the change and its undo everybody saw the changed clock.
  expect(stateAt(manifest, 1.02 * MINUTE).clock.visits).toHaveLength(2);
});

test("REC-39 idle is where nobody draws and nothing happens, for 20 seconds and more", () => {
  const quiet = [
    { from: 0, to: 2 * MINUTE },
    { from: 5 * MINUTE, to: 5.25 * MINUTE },
    { from: 6 * MINUTE, to: 7 * MINUTE },
  ];
  const manifest = manifestOf([[1, chat("a")], [6.9, chat("b")], ended], quiet);
  expect(idleStretches(manifest)).toEqual([
    { from: 1_500, to: MINUTE - 1_500 },
    { from: MINUTE + 1_500, to: 2 * MINUTE - 1_500 },
    { from: 6 * MINUTE + 1_500, to: 6.9 * MINUTE - 1_500 },
  ]);
});

test("STP-10 the band shows visits, pauses and from when on a step is over its budget", () => {
  const enter = (stepIndex: number): Fact => ({ kind: "step.entered", payload: { stepIndex } });
  const manifest = manifestOf([
    [1, { kind: "timer.paused", payload: {} }],
    [2, { kind: "timer.resumed", payload: {} }],
    [4, enter(1)],
    [5, enter(0)],
    [9, { kind: "timer.paused", payload: {} }],
    ended,
  ]);
  const { steps, pauses } = stepBand(manifest);
  expect(pauses).toEqual([
    { from: 1 * MINUTE, to: 2 * MINUTE },
    { from: 9 * MINUTE, to: 12 * MINUTE },
  ]);
  expect(
    steps.map(({ stepIndex, from, to, overruns }) => [stepIndex, from / MINUTE, to / MINUTE, inMinutes(overruns)]),
  ).toEqual([
    [0, 0, 4, []],
    [1, 4, 5, []],
    // Three minutes were spent before, so two are left.
    [0, 5, 12, [[7, 9]]],
  ]);
  expect(steps[0]).toMatchObject({ title: "Clarify", budgetMs: 5 * MINUTE });
});

test("STP-10 a step is over the budget that was valid at that moment, whatever was added later", () => {
  const enter = (stepIndex: number): Fact => ({ kind: "step.entered", payload: { stepIndex } });
  const extend = (minutes: number): Fact => ({
    kind: "step.extended",
    payload: { stepIndex: 0, byMs: minutes * MINUTE },
  });
  const manifest = manifestOf([
    [6, enter(1)],
    [7, enter(0)],
    [8, extend(3)],
    [8.5, extend(9)],
    [8.6, { kind: "timer.undone", payload: {} }],
    [11, extend(1)],
    ended,
  ]);
  const { steps } = stepBand(manifest);
  expect(
    steps.map(({ budgetMs, overMs, overruns }) => [budgetMs / MINUTE, overMs / MINUTE, inMinutes(overruns)]),
  ).toEqual([
    [5, 1, [[5, 6]]],
    [5, 0, []],
    [
      9,
      2,
      [
        [7, 8],
        [9, 12],
      ],
    ],
  ]);
});

test("STP-10 minutes that were taken off again count for as long as they were there", () => {
  const change = (kind: "step.extended" | "step.shortened", minutes: number): Fact => ({
    kind,
    payload: { stepIndex: 0, byMs: minutes * MINUTE },
  });
  const manifest = manifestOf([
    [1, change("step.extended", 3)],
    [6.5, change("step.shortened", 1)],
    [6.7, change("step.shortened", 1)],
    [6.8, { kind: "timer.undone", payload: {} }],
    ended,
  ]);
  const [step] = stepBand(manifest).steps;
  expect(step).toMatchObject({ budgetMs: 7 * MINUTE, overMs: 5 * MINUTE });
  expect(inMinutes(step?.overruns ?? [])).toEqual([[7, 12]]);
});

const inMinutes = (stretches: readonly { from: number; to: number }[]) =>
  stretches.map(({ from, to }) => [from / MINUTE, to / MINUTE]);

test("REC-46 a clip's band has the parts of steps and pauses inside it; an overrun counts what was spent before", () => {
  const whole = manifestOf([
    [1, { kind: "timer.paused", payload: {} }],
    [2, { kind: "timer.resumed", payload: {} }],
    [4, { kind: "step.entered", payload: { stepIndex: 1 } }],
    [10, { kind: "timer.paused", payload: {} }],
    [12, { kind: "timer.resumed", payload: {} }],
  ]);
  const clip = { ...whole, startAt: start + 8 * MINUTE, endAt: start + 11 * MINUTE };
  const inside = clip.events.filter(({ at }) => at <= clip.endAt);
  const { steps, pauses } = stepBand({ ...clip, events: inside });
  expect(steps.map(({ stepIndex, from, to }) => [stepIndex, from / MINUTE, to / MINUTE])).toEqual([[1, 0, 3]]);
  expect(steps[0]?.overruns).toEqual([{ from: MINUTE, to: 2 * MINUTE }]);
  expect(pauses).toEqual([{ from: 2 * MINUTE, to: 3 * MINUTE }]);
  expect(markers({ ...clip, events: inside }).map(({ kind, t }) => [kind, t / MINUTE])).toEqual([["pause", 2]]);
});
