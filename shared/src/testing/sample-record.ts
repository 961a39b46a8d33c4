import type { PointedAt } from "../lib/pointed-at.js";
import type { Guide } from "../problem/problem.js";
import { EVENT_KINDS, type EventKind, type Fact, type SessionEvent } from "../session-log/event-kinds.js";

/** A private text that must never reach anybody outside its event's audience. */
export const canary = (name: string) => `canary-${name}`;

const guide: Guide = {
  questions: [{ id: "q1", question: canary("question"), answer: canary("answer") }],
  hints: [{ id: "h1", title: canary("hint-title"), text: canary("hint-text") }],
  followUps: [{ id: "f1", question: canary("follow-up"), talkingPoints: [canary("talking-point")] }],
  deepDives: [
    { id: "d1", title: canary("deep-dive"), options: [{ name: canary("option"), pros: ["+"], cons: ["-"] }] },
  ],
  estimates: [{ key: "", name: canary("estimate"), formula: "1", exact: "1", said: "1" }],
  requirements: {
    functional: [canary("functional")],
    nonFunctional: [canary("non-functional")],
    outOfScope: [canary("out-of-scope")],
  },
  design: {
    components: [
      { id: "a", kind: "service", label: canary("component"), note: canary("component-note"), column: 0, row: 0 },
    ],
    connections: [],
  },
  entities: [canary("entity")],
  endpoints: [canary("endpoint")],
  referenceDesign: [canary("reference")],
  bottlenecks: [canary("bottleneck")],
  levelTwoAnswer: canary("level-two"),
  levelFourAnswer: canary("level-four"),
};
const rubric = {
  id: "rubric",
  name: "Rubric",
  criteria: [
    {
      key: "structure",
      title: "Structured thinking",
      question: "?",
      weight: 1,
      evidenceIn: "all",
      anchors: [canary("a1"), canary("a2"), canary("a3"), canary("a4")] as [string, string, string, string],
    },
  ],
};
const plan = {
  title: "Practice",
  problemId: "twitter",
  problemTitle: "Twitter",
  frameworkId: "six-steps",
  frameworkName: "Six steps",
  steps: [
    { key: "clarify", title: "Clarify", minutes: 5, prompts: [] },
    { key: "estimate", title: "Estimate", minutes: 5, prompts: [] },
  ],
  scheduledAt: null,
  timeZone: null,
};

type By = string | null;
const joined = (participantId: string, role: "owner" | "interviewer" | "candidate" | "observer"): [By, Fact] => [
  participantId,
  { kind: "participant.joined", payload: { participantId, name: participantId, role, color: "#123456" } },
];
const score = (mark: 2 | 3, evidence: string): Fact => ({
  kind: "score.set",
  payload: { criterion: "structure", mark, evidence },
});

const pointedRow = { sheet: "estimate", row: "r1" };
/** A pin of a moment in the interview's first step. */
const pinned = (pinId: string, label: string): Fact => ({
  kind: "evidence.pinned",
  payload: { pinId, criterion: "structure", at: 1_020_000, shapeIds: ["shape:a"], label, row: pointedRow },
});
const begun = (threadId: string, text: string, withCandidate: boolean, pointsAt?: PointedAt): Fact => ({
  kind: "thread.begun",
  payload: { threadId, at: 1_020_000, text, withCandidate, ...(pointsAt && { pointsAt }) },
});
const privately = { threadId: "t2", withCandidate: false };

/** After the candidate has left. */
const line = { from: 1_046_000, to: 1_047_000 };
const interviewers = { speakerId: "interviewer" };

/** One interview in which every kind of event happens. Participants are named by their roles. */
const story: [By, Fact][] = [
  ["owner", { kind: "session.planned", payload: plan }],
  [
    "owner",
    {
      kind: "guide.attached",
      payload: { prompt: "Design it.", guide, interviewerPrompts: [[canary("prompt")], []], rubric },
    },
  ],
  joined("owner", "owner"),
  joined("interviewer", "interviewer"),
  joined("candidate", "candidate"),
  joined("observer", "observer"),
  joined("stranger", "observer"),
  [null, { kind: "participant.arrived", payload: { participantId: "candidate" } }],
  ["candidate", { kind: "consent.given", payload: { textVersion: "1" } }],
  ["observer", { kind: "consent.given", payload: { textVersion: "1" } }],
  ["observer", { kind: "consent.withdrawn", payload: {} }],
  ["interviewer", { kind: "consent.refused", payload: {} }],
  ["owner", { kind: "session.started", payload: { prompt: "Design it." } }],
  ["owner", { kind: "participant.removed", payload: { participantId: "stranger" } }],
  [
    null,
    { kind: "device.requested", payload: { requestId: "r1", participantId: "candidate", device: canary("device") } },
  ],
  ["owner", { kind: "device.admitted", payload: { requestId: "r1" } }],
  [
    null,
    { kind: "device.requested", payload: { requestId: "r2", participantId: "candidate", device: canary("phone") } },
  ],
  ["owner", { kind: "device.refused", payload: { requestId: "r2" } }],
  [null, { kind: "sound.stopped", payload: { reason: "disk" } }],
  [null, { kind: "sound.resumed", payload: {} }],
  ["owner", { kind: "note.added", payload: { noteId: "n1", text: canary("note"), tag: "concern", stepIndex: 0 } }],
  ["owner", { kind: "note.edited", payload: { noteId: "n1", text: canary("note-2"), tag: null } }],
  ["owner", { kind: "note.added", payload: { noteId: "n2", text: canary("note-3"), tag: null, stepIndex: 0 } }],
  ["owner", { kind: "note.deleted", payload: { noteId: "n2" } }],
  ["owner", { kind: "question.marked", payload: { itemId: "q1", asked: true } }],
  ["owner", { kind: "timer.paused", payload: {} }],
  ["owner", { kind: "timer.resumed", payload: {} }],
  ["owner", { kind: "step.entered", payload: { stepIndex: 1 } }],
  ["owner", { kind: "step.extended", payload: { stepIndex: 1, byMs: 60_000 } }],
  ["owner", { kind: "step.extended", payload: { stepIndex: 0, byMs: 120_000 } }],
  ["owner", { kind: "step.shortened", payload: { stepIndex: 0, byMs: 60_000 } }],
  ["owner", { kind: "timer.undone", payload: {} }],
  ["owner", { kind: "hint.revealed", payload: { hintId: "h1", title: "Think of hot users", text: "A hint" } }],
  [
    "owner",
    {
      kind: "check.revealed",
      payload: { checkId: "no-monitoring", text: "There is no monitoring.", why: "Alerts.", componentIds: ["shape:a"] },
    },
  ],
  ["candidate", { kind: "chat.sent", payload: { messageId: "m1", text: "hello" } }],
  ["interviewer", { kind: "consent.given", payload: { textVersion: "1", scope: "sound" } }],
  [null, { kind: "participant.left", payload: { participantId: "candidate" } }],
  [null, { kind: "participant.arrived", payload: { participantId: "interviewer" } }],
  [
    "interviewer",
    {
      kind: "words.spoken",
      payload: { ...interviewers, source: "device", lines: [{ ...line, id: "l1", text: canary("line") }] },
    },
  ],
  [
    "interviewer",
    { kind: "words.corrected", payload: { ...interviewers, ...line, lineId: "l1", text: canary("line-2") } },
  ],
  ["owner", { kind: "session.ended", payload: {} }],
  ["owner", score(3, canary("owner-evidence"))],
  ["interviewer", score(2, canary("interviewer-evidence"))],
  ["owner", pinned("p1", canary("pin"))],
  ["owner", pinned("p2", canary("unpinned"))],
  ["owner", { kind: "evidence.unpinned", payload: { pinId: "p2" } }],
  ["owner", { kind: "scorecard.recommended", payload: { recommendation: "yes", summary: canary("owner-summary") } }],
  ["owner", { kind: "scorecard.submitted", payload: {} }],
  ["owner", { kind: "shadow.seated", payload: { participantId: "stranger", rubric } }],
  [
    "owner",
    {
      kind: "debrief.opened",
      payload: { reason: canary("opening reason"), cards: ["owner"], missing: ["interviewer"] },
    },
  ],
  ["owner", { kind: "debrief.remarked", payload: { remarkId: "rm1", criterion: "structure", text: canary("remark") } }],
  [
    "owner",
    {
      kind: "consensus.set",
      payload: { criterion: "structure", mark: 2, reason: canary("consensus reason"), cards: ["owner"] },
    },
  ],
  [
    "owner",
    {
      kind: "decision.made",
      payload: { recommendation: "no", reason: canary("decision reason"), cards: ["owner"] },
    },
  ],
  [
    "owner",
    { kind: "report.drafted", payload: { feedback: canary("draft"), includeScores: true, includeBoard: true } },
  ],
  ["owner", { kind: "report.published", payload: { feedback: "Well done", scores: null, board: true } }],
  ["candidate", begun("t1", "Was the queue needed?", true)],
  ["owner", { kind: "thread.resolved", payload: { threadId: "t1", withCandidate: true } }],
  ["owner", { kind: "report.withdrawn", payload: {} }],
  ["owner", { kind: "recording.shared", payload: { shareId: "s1" } }],
  ["owner", { kind: "recording.unshared", payload: { shareId: "s1" } }],
  ["owner", begun("t2", canary("thread"), false, { shapeIds: ["shape:a"], label: canary("pointed"), row: pointedRow })],
  ["interviewer", { kind: "comment.added", payload: { ...privately, commentId: "c1", text: canary("comment") } }],
  ["interviewer", { kind: "comment.edited", payload: { ...privately, commentId: "c1", text: canary("comment-2") } }],
  ["interviewer", { kind: "comment.added", payload: { ...privately, commentId: "c2", text: canary("comment-3") } }],
  ["interviewer", { kind: "comment.deleted", payload: { ...privately, commentId: "c2" } }],
  ["owner", { kind: "words.dropped", payload: interviewers }],
  [null, { kind: "sound.expired", payload: {} }],
  ["owner", { kind: "thread.resolved", payload: privately }],
  ["owner", { kind: "thread.reopened", payload: privately }],
  ["owner", { kind: "training.asked", payload: {} }],
  ["candidate", { kind: "training.released", payload: { textVersion: "2026-11" } }],
  ["owner", { kind: "training.released", payload: { textVersion: "2026-11" } }],
  ["candidate", { kind: "training.withdrawn", payload: {} }],
];

/** The story as a session log, with a second between events. */
export const sampleRecord: readonly SessionEvent[] = story.map(([actor, { kind, payload }], index) => {
  const fact = { kind, payload: EVENT_KINDS[kind].payload.parse(payload) } as Fact;
  return { ...fact, seq: index + 1, at: 1_000_000 + index * 1_000, actor };
});

export const allKinds = Object.keys(EVENT_KINDS) as EventKind[];
