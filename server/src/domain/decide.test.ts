import { AppError } from "@casement/shared/contract/errors";
import type { Fact } from "@casement/shared/record/event-kinds";
import { applyEvent, foldEvents } from "@casement/shared/record/fold";
import type { SessionState } from "@casement/shared/record/state";
import { CONSENT_TEXT_VERSION } from "@casement/shared/session";
import { sampleRecord } from "@casement/shared/testing/sample-record";
import { type Actor, authorise } from "./actor.js";
import { decideMarkQuestion, decideRevealHint } from "./decide-guide.js";
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
const seen = { expectedRevision: live.clock.revision };

/** Error code, or the kinds that were decided. */
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

/** A title that begins with its rule, what is done, and what comes of it. */
type Row = [string, () => readonly Fact[], string | string[]];
const note = (noteId: string, text = "canary-note-2") => ({ noteId, text, tag: null });
const paused = after(live, owner, [{ kind: "timer.paused", payload: {} }]);
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
  ["STP-23 pausing", () => steps.decidePause(live, owner, seen), ["timer.paused"]],
  ["STP-23 pausing twice", () => steps.decidePause(paused, owner, revision(paused)), "CONFLICT"],
  ["STP-23 resuming", () => steps.decideResume(paused, owner, revision(paused)), ["timer.resumed"]],
  ["STP-23 resuming what runs", () => steps.decideResume(live, owner, seen), "CONFLICT"],
  ["SES-10 a note", () => decideAddNote(full, owner, note("new")), ["note.added"]],
  ["SES-10 the same note again", () => decideAddNote(full, owner, note("n1")), []],
  ["SES-10 another's note id", () => decideAddNote(full, interviewer, note("n1")), "CONFLICT"],
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
  ["SES-13 removing nobody", () => people.decideRemoveParticipant(full, owner, { participantId: "none" }), "NOT_FOUND"],
  [
    "SES-14 consent to today's text",
    () => people.decideGiveConsent(full, owner, { textVersion: CONSENT_TEXT_VERSION }),
    ["consent.given"],
  ],
  ["SES-14 consent to another text", () => people.decideGiveConsent(full, owner, { textVersion: "old" }), "CONFLICT"],
  ["SES-14 withdrawing consent", () => people.decideWithdrawConsent(full, candidate), ["consent.withdrawn"]],
  ["SES-14 withdrawing what was never given", () => people.decideWithdrawConsent(full, owner), []],
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

test("SES-15 a published report copies marks and anchors, never evidence", () => {
  const facts = decidePublishReport(full, owner, { feedback: "Good", includeScores: true, includeBoard: false });
  expect(facts.map(({ kind }) => kind)).toEqual(["report.drafted", "report.published"]);
  expect(facts[1]?.payload).toEqual({
    feedback: "Good",
    scores: [{ criterion: "structure", title: "Structured thinking", mark: 3, anchor: "canary-a3" }],
    board: false,
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
