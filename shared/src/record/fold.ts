import { EMPTY_GUIDE } from "../problem.js";
import { emptyScorecard, type Score, type Scorecard } from "../score.js";
import { endClock, enterStep, extendStep, pauseClock, resumeClock, startClock } from "../step-clock.js";
import type { EventKind, Fact, PayloadOf } from "./event-kinds.js";
import { foldNote } from "./fold-notes.js";
import { foldThread } from "./fold-threads.js";
import { type DeviceRequest, emptyState, type Participant, type SessionState } from "./state.js";

/** What the reducer needs of an event: recorded and travelling events both have it. */
export type Folded = Fact & { readonly at: number; readonly actor: string | null };

type Step<K extends EventKind> = (
  state: SessionState,
  payload: PayloadOf<K>,
  event: { readonly at: number; readonly actor: string | null },
) => Partial<SessionState>;

const steps: { readonly [K in EventKind]: Step<K> } = {
  "session.planned": (_state, plan) => ({ plan }),
  // Records made before guides had all of today's parts lack some.
  "guide.attached": (_state, attached) => ({
    privateGuide: { ...attached, guide: { ...EMPTY_GUIDE, ...attached.guide } },
  }),
  "session.started": (state, { prompt }, { at }) => ({
    phase: "live",
    prompt,
    clock: startClock(state.clock, at, state.plan?.branchedFrom),
  }),
  "session.ended": (state, _payload, { at }) => ({ phase: "ended", clock: endClock(state.clock, at) }),
  "step.entered": (state, { stepIndex }, { at }) => ({ clock: enterStep(state.clock, stepIndex, at) }),
  "step.extended": (state, { stepIndex, byMs }) => ({ clock: extendStep(state.clock, stepIndex, byMs) }),
  "timer.paused": (state, _payload, { at }) => ({ clock: pauseClock(state.clock, at) }),
  "timer.resumed": (state, _payload, { at }) => ({ clock: resumeClock(state.clock, at) }),
  "participant.joined": (state, { participantId, name, role, color }, { at }) => ({
    participants: {
      ...state.participants,
      [participantId]: {
        id: participantId,
        name,
        role,
        color,
        joinedAt: at,
        present: false,
        removed: false,
        consent: null,
      },
    },
  }),
  "participant.arrived": (state, { participantId }) => changePerson(state, participantId, { present: true }),
  "participant.left": (state, { participantId }) => changePerson(state, participantId, { present: false }),
  "participant.removed": (state, { participantId }) =>
    changePerson(state, participantId, { present: false, removed: true }),
  "consent.given": (state, { textVersion }, { at, actor }) =>
    changePerson(state, actor, { consent: { textVersion, at } }),
  "consent.withdrawn": (state, _payload, { actor }) => changePerson(state, actor, { consent: null }),
  "device.requested": (state, { requestId, participantId, device }, { at }) => ({
    deviceRequests: [...state.deviceRequests, { id: requestId, participantId, device, at, answer: "waiting" }],
  }),
  "device.admitted": (state, { requestId }) => answerDevice(state, requestId, "admitted"),
  "device.refused": (state, { requestId }) => answerDevice(state, requestId, "refused"),
  "note.added": (state, payload, event) => foldNote(state, { kind: "note.added", payload, ...event }),
  "note.edited": (state, payload, event) => foldNote(state, { kind: "note.edited", payload, ...event }),
  "note.deleted": (state, payload, event) => foldNote(state, { kind: "note.deleted", payload, ...event }),
  "question.marked": (state, { itemId, asked }, { at }) => {
    const { [itemId]: _before, ...others } = state.asked;
    return { asked: asked ? { ...others, [itemId]: at } : others };
  },
  "hint.revealed": (state, { hintId, title, text }, { at }) => ({
    hints: [...state.hints, { id: hintId, at, title, text }],
  }),
  "check.revealed": (state, { checkId, text, why, componentIds }, { at }) => ({
    checks: [...state.checks, { id: checkId, at, text, why, componentIds }],
  }),
  "score.set": (state, score, { at, actor }) => changeCard(state, actor, (card) => withScore(card, score, at)),
  "scorecard.recommended": (state, { recommendation, summary }, { actor }) =>
    changeCard(state, actor, (card) => ({ ...card, recommendation, summary })),
  "evidence.pinned": (state, pin, { actor }) =>
    changeCard(state, actor, (card) => ({ ...card, pins: [...card.pins, pin] })),
  "evidence.unpinned": (state, { pinId }, { actor }) =>
    changeCard(state, actor, (card) => ({ ...card, pins: card.pins.filter((pin) => pin.pinId !== pinId) })),
  "scorecard.submitted": (state, _payload, { at, actor }) =>
    changeCard(state, actor, (card) => ({ ...card, submittedAt: at })),
  "chat.sent": (state, { messageId, text }, { at, actor }) => ({
    chat: [...state.chat, { id: messageId, at, author: actor ?? "", text }],
  }),
  "report.drafted": (_state, reportDraft) => ({ reportDraft }),
  "report.published": (_state, report, { at }) => ({ report: { ...report, at } }),
  "report.withdrawn": () => ({ report: null }),
  "recording.shared": (state, { shareId }) => ({ sharedRecordings: [...state.sharedRecordings, shareId] }),
  "recording.unshared": (state, { shareId }) => ({
    sharedRecordings: state.sharedRecordings.filter((id) => id !== shareId),
  }),
  "thread.begun": (state, payload, event) => foldThread(state, { kind: "thread.begun", payload, ...event }),
  "thread.resolved": (state, payload, event) => foldThread(state, { kind: "thread.resolved", payload, ...event }),
  "thread.reopened": (state, payload, event) => foldThread(state, { kind: "thread.reopened", payload, ...event }),
  "comment.added": (state, payload, event) => foldThread(state, { kind: "comment.added", payload, ...event }),
  "comment.edited": (state, payload, event) => foldThread(state, { kind: "comment.edited", payload, ...event }),
  "comment.deleted": (state, payload, event) => foldThread(state, { kind: "comment.deleted", payload, ...event }),
};

function changePerson(state: SessionState, id: string | null, change: Partial<Participant>): Partial<SessionState> {
  const person = id === null ? undefined : state.participants[id];
  return person === undefined ? {} : { participants: { ...state.participants, [person.id]: { ...person, ...change } } };
}

function changeCard(
  state: SessionState,
  scorer: string | null,
  change: (card: Scorecard) => Scorecard,
): Partial<SessionState> {
  if (scorer === null) return {};
  const card = state.scorecards[scorer] ?? emptyScorecard(scorer);
  return { scorecards: { ...state.scorecards, [scorer]: change(card) } };
}

/** The time of a mark is that of its last change; evidence that is typed later does not move it. */
function withScore(card: Scorecard, score: Score, at: number): Scorecard {
  const isNews = card.scores[score.criterion]?.mark !== score.mark;
  return {
    ...card,
    scores: { ...card.scores, [score.criterion]: score },
    markedAt: isNews ? { ...card.markedAt, [score.criterion]: at } : card.markedAt,
  };
}

function answerDevice(state: SessionState, id: string, answer: DeviceRequest["answer"]): Partial<SessionState> {
  return {
    deviceRequests: state.deviceRequests.map((request) => (request.id === id ? { ...request, answer } : request)),
  };
}

/** The one reducer: next state after one event. Pure; never throws on an event whose payload fits its schema. */
export function applyEvent(state: SessionState, event: Folded): SessionState {
  // The table is keyed by kind, so the payload fits; TypeScript cannot correlate the two.
  const step = steps[event.kind] as Step<EventKind>;
  return { ...state, ...step(state, event.payload as never, event), revision: state.revision + 1 };
}

/** Folds a record (or a viewer's part of it) from zero. */
export function foldEvents(events: Iterable<Folded>, from: SessionState = emptyState): SessionState {
  let state = from;
  for (const event of events) state = applyEvent(state, event);
  return state;
}
