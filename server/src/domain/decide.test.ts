import { AppError } from "@casement/shared/contract/errors";
import { DEFAULT_OPTIONS } from "@casement/shared/session/plan-options";
import { CONSENT_TEXT_VERSION } from "@casement/shared/session/session";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import { applyEvent, foldEvents } from "@casement/shared/session-log/fold";
import { NO_DEBRIEF } from "@casement/shared/session-log/panel/debrief";
import type { SessionState } from "@casement/shared/session-log/state";
import { sampleRecord } from "@casement/shared/testing/sample-record";
import { type Actor, authorise } from "./actor.js";
import * as comments from "./decide-comments.js";
import { decidePin, decideUnpin } from "./decide-evidence.js";
import { decideMarkQuestion, decideRevealCheck, decideRevealHint, decideTakeHint } from "./decide-guide.js";
import { decideAddNote, decideDeleteNote, decideEditNote } from "./decide-notes.js";
import * as people from "./decide-people.js";
import { decidePublishReport, decideWithdrawReport } from "./decide-report.js";
import { decideRecommend, decideSetScore, decideSubmitScorecard } from "./decide-scores.js";
import * as steps from "./decide-steps.js";

const owner: Actor = { participantId: "owner", role: "owner" };
const interviewer: Actor = { participantId: "interviewer", role: "interviewer" };
const candidate: Actor = { participantId: "candidate", role: "candidate" };
const upTo = (kind: Fact["kind"]) =>
  foldEvents(sampleRecord.slice(0, sampleRecord.findIndex((event) => event.kind === kind) + 1));
const live = upTo("session.started");
const full = foldEvents(sampleRecord);
/** In the lobby, where the candidate says no. */
const disagreeing = applyEvent(upTo("consent.refused"), {
  kind: "consent.refused",
  payload: {},
  at: 5_000_000,
  actor: "candidate",
});
const removed = applyEvent(disagreeing, {
  kind: "participant.removed",
  payload: { participantId: "candidate" },
  at: 5_000_001,
  actor: "owner",
});
const seen = { expectedRevision: live.clock.revision };

/** The error's code, or the kinds of the decided events. */
function outcome(decide: () => readonly Fact[]): string | string[] {
  try {
    return decide().map(({ kind }) => kind);
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

const after = (state: SessionState, actor: Actor, facts: readonly Fact[]) =>
  facts.reduce((next, fact) => applyEvent(next, { ...fact, at: 5_000_000, actor: actor.participantId }), state);

const alone = (state: SessionState): SessionState =>
  state.plan === null
    ? state
    : { ...state, plan: { ...state.plan, options: { ...DEFAULT_OPTIONS, mode: "practice" } } };
const finding = { checkId: "no-monitoring", text: "There is no monitoring.", why: "Alerts.", componentIds: [] };

/** Names that every object inherits. */
const INHERITED = ["__proto__", "constructor", "toString", "hasOwnProperty"];

/** A title that begins with a rule's id, the decision, and its expected outcome. */
type Row = [string, () => readonly Fact[], string | string[]];
const LATER = 9_000_000;
const note = (noteId: string, text = "canary-note-2") => ({ noteId, text, tag: null });
const pin = (pinId: string, criterion = "structure") => ({
  pinId,
  criterion,
  at: 1_020_000,
  shapeIds: ["shape:a", "shape:a"],
  label: "",
});
const pinnedFull = Array.from({ length: 50 }, (_, index) => decidePin(full, interviewer, pin(`p${index}`), 0)).flat();
const reported: SessionState = { ...full, report: { feedback: "", scores: null, board: false, at: 1 } };
const thread = (threadId: string, withCandidate = false, at = 1_020_000) => ({
  threadId,
  at,
  text: "Why so?",
  withCandidate,
});
const comment = (threadId: string, commentId: string, text = "Because") => ({ threadId, commentId, text });
const paused = after(live, owner, [{ kind: "timer.paused", payload: {} }]);
const undone = after(paused, owner, [{ kind: "timer.undone", payload: {} }]);
const extended = after(live, owner, [{ kind: "step.extended", payload: { stepIndex: 0, byMs: 60_000 } }]);
/** The last moment at which the added minute of step 1 is not spent. */
const UNSPENT = (live.clock.startedAt ?? 0) + (live.plan?.steps[0]?.minutes ?? 0) * 60_000;
const revision = (state: SessionState) => ({ expectedRevision: state.clock.revision });

test.each<Row>([
  [
    "STP-20 a command that saw an older clock",
    () => steps.decideEnterStep(live, owner, { stepIndex: 1, expectedRevision: 0 }),
    "CONFLICT",
  ],
  ["STP-22 the next step", () => steps.decideEnterStep(live, owner, { stepIndex: 1, ...seen }), ["step.entered"]],
  ["STP-22 the current step", () => steps.decideEnterStep(live, owner, { stepIndex: 0, ...seen }), []],
  ["STP-22 a step beyond the last", () => steps.decideEnterStep(live, owner, { stepIndex: 2, ...seen }), "VALIDATION"],
  [
    "STP-22 extending a step beyond the last",
    () => steps.decideExtendStep(live, owner, { stepIndex: 9, byMs: 60_000, ...seen }),
    "VALIDATION",
  ],
  [
    "STP-22 extending a step",
    () => steps.decideExtendStep(live, owner, { stepIndex: 1, byMs: 60_000, ...seen }),
    ["step.extended"],
  ],
  [
    "STP-25 taking an added minute off",
    () => steps.decideShortenStep(extended, owner, { stepIndex: 0, byMs: 60_000, ...revision(extended) }, UNSPENT),
    ["step.shortened"],
  ],
  [
    "STP-25 taking off more than was added",
    () => steps.decideShortenStep(extended, owner, { stepIndex: 0, byMs: 120_000, ...revision(extended) }, UNSPENT),
    "CONFLICT",
  ],
  [
    "STP-25 taking off a minute of the plan",
    () => steps.decideShortenStep(live, owner, { stepIndex: 0, byMs: 60_000, ...seen }, UNSPENT),
    "CONFLICT",
  ],
  [
    "STP-25 taking off a minute that is being spent",
    () => steps.decideShortenStep(extended, owner, { stepIndex: 0, byMs: 60_000, ...revision(extended) }, UNSPENT + 1),
    "CONFLICT",
  ],
  [
    "STP-25 taking a minute off a step beyond the last",
    () => steps.decideShortenStep(extended, owner, { stepIndex: 9, byMs: 60_000, ...revision(extended) }, UNSPENT),
    "VALIDATION",
  ],
  [
    "STP-25 taking a minute off as somebody else changes the clock",
    () => steps.decideShortenStep(extended, owner, { stepIndex: 0, byMs: 60_000, ...seen }, UNSPENT),
    "CONFLICT",
  ],
  ["STP-23 pausing", () => steps.decidePause(live, owner, seen), ["timer.paused"]],
  ["STP-23 pausing twice", () => steps.decidePause(paused, owner, revision(paused)), "CONFLICT"],
  ["STP-23 resuming", () => steps.decideResume(paused, owner, revision(paused)), ["timer.resumed"]],
  ["STP-23 resuming what runs", () => steps.decideResume(live, owner, seen), "CONFLICT"],
  [
    "STP-24 undoing one's own change",
    () => steps.decideUndo(paused, owner, revision(paused), 5_006_000),
    ["timer.undone"],
  ],
  ["STP-24 undoing what somebody changed since", () => steps.decideUndo(paused, owner, seen, 5_001_000), "CONFLICT"],
  [
    "STP-24 undoing another's change",
    () => steps.decideUndo(paused, interviewer, revision(paused), 5_001_000),
    "CONFLICT",
  ],
  [
    "STP-24 undoing half a minute later",
    () => steps.decideUndo(paused, owner, revision(paused), 5_030_001),
    "CONFLICT",
  ],
  ["STP-24 undoing when nothing was changed", () => steps.decideUndo(live, owner, seen, 5_000_000), "CONFLICT"],
  ["STP-24 undoing twice", () => steps.decideUndo(undone, owner, revision(undone), 5_001_000), "CONFLICT"],
  ["SES-10 a note", () => decideAddNote(full, owner, note("new"), LATER), ["note.added"]],
  ["SES-10 the same note again", () => decideAddNote(full, owner, note("n1"), LATER), []],
  ["SES-10 another's note id", () => decideAddNote(full, interviewer, note("n1"), LATER), "CONFLICT"],
  ["SES-10 a chat message again", () => people.decideSendChat(full, candidate, { messageId: "m1", text: "hello" }), []],
  [
    "SES-10 another's message id",
    () => people.decideSendChat(full, owner, { messageId: "m1", text: "hello" }),
    "CONFLICT",
  ],
  ["SES-11 editing one's note", () => decideEditNote(full, owner, note("n1", "better")), ["note.edited"]],
  ["SES-11 editing without a change", () => decideEditNote(full, owner, note("n1")), []],
  ["SES-11 editing another's", () => decideEditNote(full, interviewer, note("n1", "x")), "FORBIDDEN"],
  ["SES-11 editing what was deleted", () => decideEditNote(full, owner, note("n2", "x")), ["note.edited"]],
  ["SES-11 deleting another's", () => decideDeleteNote(full, interviewer, { noteId: "n1" }), "FORBIDDEN"],
  ["SES-11 deleting twice", () => decideDeleteNote(full, owner, { noteId: "n2" }), []],
  ["SES-11 deleting what never was", () => decideDeleteNote(full, owner, { noteId: "none" }), "NOT_FOUND"],
  ["SES-12 a hint", () => decideRevealHint(live, owner, { hintId: "h1" }), ["hint.revealed"]],
  ["SES-12 a hint again", () => decideRevealHint(full, owner, { hintId: "h1" }), []],
  ["SES-12 a hint of another guide", () => decideRevealHint(live, owner, { hintId: "none" }), "NOT_FOUND"],
  ["SES-12 taking a hint in an interview", () => decideTakeHint(live), "CONFLICT"],
  ["PRA-2 taking the next hint alone", () => decideTakeHint(alone(live)), ["hint.revealed"]],
  ["PRA-2 taking a hint when there is none left", () => decideTakeHint(alone(full)), "NOT_FOUND"],
  ["CHK-10 revealing a finding", () => decideRevealCheck(live, owner, finding), ["check.revealed"]],
  ["CHK-10 revealing it again", () => decideRevealCheck(full, owner, finding), []],
  ["SES-12 a question", () => decideMarkQuestion(live, owner, { itemId: "q1", asked: true }), ["question.marked"]],
  ["SES-12 a follow-up", () => decideMarkQuestion(live, owner, { itemId: "f1", asked: true }), ["question.marked"]],
  ["SES-12 a question marked again", () => decideMarkQuestion(full, owner, { itemId: "q1", asked: true }), []],
  ["SES-12 a hint is no question", () => decideMarkQuestion(live, owner, { itemId: "h1", asked: true }), "NOT_FOUND"],
  [
    "SES-13 removing somebody",
    () => people.decideRemoveParticipant(full, owner, { participantId: "candidate" }),
    ["participant.removed"],
  ],
  ["SES-13 removing them again", () => people.decideRemoveParticipant(full, owner, { participantId: "stranger" }), []],
  [
    "SES-13 removing the owner",
    () => people.decideRemoveParticipant(full, owner, { participantId: "owner" }),
    "FORBIDDEN",
  ],
  ...INHERITED.map(
    (name): Row => [
      `SEC-80 removing ${name}`,
      () => people.decideRemoveParticipant(full, owner, { participantId: name }),
      "NOT_FOUND",
    ],
  ),
  ["SES-13 removing nobody", () => people.decideRemoveParticipant(full, owner, { participantId: "none" }), "NOT_FOUND"],
  [
    "SES-14 consent to today's text",
    () => people.decideGiveConsent(full, owner, { textVersion: CONSENT_TEXT_VERSION, scope: "board" }),
    ["consent.given"],
  ],
  [
    "SES-14 consent to another text",
    () => people.decideGiveConsent(full, owner, { textVersion: "old", scope: "board" }),
    "CONFLICT",
  ],
  [
    "SES-14 withdrawing consent",
    () => people.decideWithdrawConsent(full, candidate, { scope: "board", erase: false }),
    ["consent.withdrawn"],
  ],
  ["SES-40 not agreeing", () => people.decideRefuseConsent(full, owner, { scope: "board" }), ["consent.refused"]],
  [
    "SES-40 not agreeing a second time",
    () => people.decideRefuseConsent(disagreeing, candidate, { scope: "board" }),
    [],
  ],
  ["SES-40 starting with a candidate who does not agree", () => steps.decideStart(disagreeing), "CONFLICT"],
  ["SES-40 starting once the candidate has been removed", () => steps.decideStart(removed), ["session.started"]],
  [
    "SES-14 withdrawing what was never given",
    () => people.decideWithdrawConsent(full, owner, { scope: "board", erase: false }),
    [],
  ],
  ["SES-8 answering a request twice", () => people.decideAdmitDevice(full, owner, { requestId: "r1" }), "CONFLICT"],
  ["SES-8 answering no request", () => people.decideRefuseDevice(full, owner, { requestId: "none" }), "NOT_FOUND"],
  ["SES-15 withdrawing no report", () => decideWithdrawReport(full), []],
  [
    "SCO-20 a submitted card",
    () => decideSetScore(full, owner, { criterion: "structure", mark: 1, evidence: "" }),
    "SCORECARD_SUBMITTED",
  ],
  ["SCO-20 submitting twice", () => decideSubmitScorecard(full, owner), "SCORECARD_SUBMITTED"],
  [
    "SCO-21 a score",
    () => decideSetScore(full, interviewer, { criterion: "structure", mark: 4, evidence: "" }),
    ["score.set"],
  ],
  [
    "SCO-21 the same score",
    () =>
      decideSetScore(full, interviewer, { criterion: "structure", mark: 2, evidence: "canary-interviewer-evidence" }),
    [],
  ],
  [
    "SCO-21 a criterion of another rubric",
    () => decideSetScore(full, interviewer, { criterion: "charm", mark: 4, evidence: "" }),
    "NOT_FOUND",
  ],
  ["SCO-23 a pin", () => decidePin(full, interviewer, pin("p1"), 0), ["evidence.pinned"]],
  [
    "SCO-23 a pin again",
    () => decidePin(after(full, interviewer, decidePin(full, interviewer, pin("p1"), 0)), interviewer, pin("p1"), 0),
    [],
  ],
  [
    "SCO-23 a pin on another rubric's criterion",
    () => decidePin(full, interviewer, pin("p1", "charm"), 0),
    "NOT_FOUND",
  ],
  ["SCO-23 a pin on a submitted card", () => decidePin(full, owner, pin("p9"), 0), "SCORECARD_SUBMITTED"],
  ["SCO-23 unpinning from a submitted card", () => decideUnpin(full, owner, { pinId: "p1" }), "SCORECARD_SUBMITTED"],
  ["SCO-23 another's pin is nothing to unpin", () => decideUnpin(full, interviewer, { pinId: "p1" }), []],
  [
    "SCO-23 a pin before the interview",
    () => decidePin(full, interviewer, { ...pin("p1"), at: 1_000_000 }, 0),
    "VALIDATION",
  ],
  [
    "SCO-23 the 51st pin",
    () => decidePin(after(full, interviewer, pinnedFull), interviewer, pin("p50"), 0),
    "TOO_MANY_PINS",
  ],
  ["SES-18 a thread", () => comments.decideBeginThread(full, owner, thread("new"), 0), ["thread.begun"]],
  ["SES-18 a thread again", () => comments.decideBeginThread(full, owner, thread("t2"), 0), []],
  ["SES-18 another's thread id", () => comments.decideBeginThread(full, interviewer, thread("t2"), 0), "CONFLICT"],
  [
    "SES-18 a thread before the start",
    () => comments.decideBeginThread(full, owner, thread("x", true, 1), 0),
    "VALIDATION",
  ],
  [
    "SES-18 a candidate without a report",
    () => comments.decideBeginThread(full, candidate, thread("x"), 0),
    "NOT_FOUND",
  ],
  ["SES-18 a reply", () => comments.decideAddComment(full, owner, comment("t2", "new")), ["comment.added"]],
  ["SES-18 a reply again", () => comments.decideAddComment(full, interviewer, comment("t2", "c1")), []],
  ["SES-18 another's comment id", () => comments.decideAddComment(full, owner, comment("t2", "c1")), "CONFLICT"],
  ["SES-18 a reply to nothing", () => comments.decideAddComment(full, owner, comment("none", "c9")), "NOT_FOUND"],
  [
    "SES-18 a candidate's reply",
    () => comments.decideAddComment(reported, candidate, comment("t1", "c9")),
    ["comment.added"],
  ],
  [
    "SES-18 a candidate's reply to what interviewers say among themselves",
    () => comments.decideAddComment(reported, candidate, comment("t2", "c9")),
    "NOT_FOUND",
  ],
  [
    "SES-18 a candidate's reply once nothing is shared",
    () => comments.decideAddComment(full, candidate, comment("t1", "c9")),
    "NOT_FOUND",
  ],
  [
    "SES-19 editing one's comment",
    () => comments.decideEditComment(full, interviewer, comment("t2", "c1")),
    ["comment.edited"],
  ],
  [
    "SES-19 editing without a change",
    () => comments.decideEditComment(full, owner, comment("t2", "t2", "canary-thread")),
    [],
  ],
  ["SES-19 editing another's", () => comments.decideEditComment(full, owner, comment("t2", "c1")), "FORBIDDEN"],
  [
    "SES-19 editing what was deleted",
    () => comments.decideEditComment(full, interviewer, comment("t2", "c2")),
    "NOT_FOUND",
  ],
  [
    "SES-19 deleting one's comment",
    () => comments.decideDeleteComment(full, owner, comment("t2", "t2")),
    ["comment.deleted"],
  ],
  ["SES-19 deleting another's", () => comments.decideDeleteComment(full, owner, comment("t2", "c1")), "FORBIDDEN"],
  ["SES-19 deleting twice", () => comments.decideDeleteComment(full, interviewer, comment("t2", "c2")), []],
  ["SES-19 resolving", () => comments.decideResolveThread(full, interviewer, { threadId: "t2" }), ["thread.resolved"]],
  ["SES-19 resolving twice", () => comments.decideResolveThread(full, owner, { threadId: "t1" }), []],
  ["SES-19 reopening", () => comments.decideReopenThread(reported, candidate, { threadId: "t1" }), ["thread.reopened"]],
  ["SES-19 reopening what is open", () => comments.decideReopenThread(full, owner, { threadId: "t2" }), []],
  ["SCO-21 an incomplete card", () => decideSubmitScorecard(full, interviewer), "SCORECARD_INCOMPLETE"],
])("%s", (_title, decide, expected) => {
  expect(outcome(decide)).toEqual(expected);
});

test("SCO-21 a card is submitted once nothing is missing, and is told what is", () => {
  expect(() => decideSubmitScorecard(full, interviewer)).toThrow(
    expect.objectContaining({ details: { marks: [], evidence: [], recommendation: true } }),
  );
  const complete = after(full, interviewer, decideRecommend(full, interviewer, { recommendation: "no", summary: "" }));
  expect(outcome(() => decideSubmitScorecard(complete, interviewer))).toEqual(["scorecard.submitted"]);
});

test("SES-34 a note belongs to the moment at which it was begun, and to the step of that moment", () => {
  const second = after(live, owner, steps.decideEnterStep(live, owner, { ...seen, stepIndex: 1 }));
  const added = (at?: number, now = LATER) => decideAddNote(second, owner, { ...note("new"), at }, now)[0]?.payload;
  const startedAt = live.clock.startedAt ?? 0;
  expect(added(startedAt + 1)).toMatchObject({ at: startedAt + 1, stepIndex: 0 });
  expect(added(5_000_001)).toMatchObject({ at: 5_000_001, stepIndex: 1 });
  // Without a moment, or with a clock that is ahead, the note belongs to now; at the earliest to when its author
  // joined.
  expect(added()).toEqual({ ...note("new"), stepIndex: 1 });
  expect(added(LATER + 5000)).toEqual({ ...note("new"), stepIndex: 1 });
  expect(added(0)).toMatchObject({ at: live.participants.owner?.joinedAt, stepIndex: null });
});

test("SCO-23 a pin's moment lies in the interview, and each of its shapes counts once", () => {
  const [tooLate] = decidePin(full, interviewer, { ...pin("p1"), at: 9e12 }, 9e12);
  expect(tooLate?.payload).toMatchObject({ at: full.clock.endedAt, shapeIds: ["shape:a"] });
  const [ahead] = decidePin(live, owner, { ...pin("p1"), at: 2_000_000 }, 1_500_000);
  expect(ahead?.payload).toMatchObject({ at: 1_500_000 });
});

test("SES-18 its beginner chooses who reads a thread; a candidate's is shared, and replies have its audience", () => {
  const audience = ([fact]: readonly Fact[]) => fact?.payload;
  const [among, shared] = [{ withCandidate: false }, { withCandidate: true }];
  expect(audience(comments.decideBeginThread(reported, owner, thread("x"), 0))).toMatchObject(among);
  expect(audience(comments.decideBeginThread(reported, owner, thread("x", true), 0))).toMatchObject(shared);
  expect(audience(comments.decideBeginThread(reported, candidate, thread("x", false), 0))).toMatchObject(shared);
  expect(audience(comments.decideAddComment(reported, owner, comment("t1", "c9")))).toMatchObject(shared);
  expect(audience(comments.decideAddComment(reported, owner, comment("t2", "c9")))).toMatchObject(among);
});

test("SES-15 a published report copies marks and anchors, never evidence", () => {
  const facts = decidePublishReport({ ...full, debrief: NO_DEBRIEF }, owner, { feedback: "Good", includeScores: true });
  expect(facts.map(({ kind }) => kind)).toEqual(["report.drafted", "report.published"]);
  expect(facts[1]?.payload).toEqual({
    feedback: "Good",
    scores: [{ criterion: "structure", title: "Structured thinking", mark: 3, anchor: "canary-a3" }],
  });
  expect(JSON.stringify(facts)).not.toContain("evidence");
});

test.each([
  ["nobody", "REMOVED"],
  ["stranger", "REMOVED"],
  ["candidate", "FORBIDDEN"],
  ["owner", "WRONG_PHASE"],
])("SES-2 %s is authorised by the record alone: %s", (participantId, code) => {
  expect(() => authorise(full, participantId, "step.enter")).toThrow(expect.objectContaining({ code }));
});
