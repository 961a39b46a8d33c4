import { own } from "../lib/own.js";
import { EMPTY_GUIDE } from "../problem/problem.js";
import { emptyScorecard, type Score, type Scorecard } from "../scoring/score.js";
import { undoChange, withWayBack } from "../session/clock-undo.js";
import { endClock, enterStep, extendStep, pauseClock, resumeClock, startClock } from "../session/step-clock.js";
import type { EventKind, Fact, PayloadOf } from "./event-kinds.js";
import { foldNote } from "./fold-notes.js";
import { foldThread } from "./fold-threads.js";
import { Fresh } from "./fresh.js";
import { emptyState, type Participant, type SessionState } from "./state.js";

/** What the reducer needs of an event: events in the log and events sent to viewers both have it. */
export type Folded = Fact & { readonly at: number; readonly actor: string | null };

type Reducer<K extends EventKind> = (
  state: SessionState,
  payload: PayloadOf<K>,
  event: { readonly at: number; readonly actor: string | null },
  fresh: Fresh,
) => Partial<SessionState>;

const reducers: { readonly [K in EventKind]: Reducer<K> } = {
  "session.planned": (_state, plan) => ({ plan }),
  // Logs from before guides had all of today's parts lack some of them.
  "guide.attached": (_state, attached) => ({
    privateGuide: { ...attached, guide: { ...EMPTY_GUIDE, ...attached.guide } },
  }),
  "session.started": (state, { prompt }, { at }) => ({
    phase: "live",
    prompt,
    clock: startClock(state.clock, at, state.plan?.branchedFrom),
  }),
  "session.ended": (state, _payload, { at }) => ({ phase: "ended", clock: endClock(state.clock, at) }),
  "step.entered": ({ clock }, { stepIndex }, event) => ({
    clock: withWayBack(clock, enterStep(clock, stepIndex, event.at), event),
  }),
  "step.extended": ({ clock }, { stepIndex, byMs }, event) => ({
    clock: withWayBack(clock, extendStep(clock, stepIndex, byMs), event),
  }),
  "timer.paused": ({ clock }, _payload, event) => ({ clock: withWayBack(clock, pauseClock(clock, event.at), event) }),
  "timer.resumed": ({ clock }, _payload, event) => ({ clock: withWayBack(clock, resumeClock(clock, event.at), event) }),
  "timer.undone": ({ clock }) => ({ clock: undoChange(clock) }),
  "participant.joined": (state, { participantId, name, role, color }, { at }, fresh) => ({
    participants: fresh.put(state.participants, participantId, {
      ...{ id: participantId, name, role, color },
      ...{ joinedAt: at, present: false, removed: false, consent: null },
    }),
  }),
  "participant.arrived": (state, { participantId }, _event, fresh) =>
    changePerson(state, participantId, { present: true }, fresh),
  "participant.left": (state, { participantId }, _event, fresh) =>
    changePerson(state, participantId, { present: false }, fresh),
  "participant.removed": (state, { participantId }, _event, fresh) =>
    changePerson(state, participantId, { present: false, removed: true }, fresh),
  "consent.given": (state, { textVersion }, { at, actor }, fresh) =>
    changePerson(state, actor, { consent: { textVersion, at } }, fresh),
  "consent.withdrawn": (state, _payload, { actor }, fresh) => changePerson(state, actor, { consent: null }, fresh),
  "device.requested": (state, { requestId, participantId, device }, { at }, fresh) => ({
    deviceRequests: fresh.append(state.deviceRequests, { id: requestId, participantId, device, at, answer: "waiting" }),
  }),
  "device.admitted": ({ deviceRequests }, { requestId }, _event, fresh) => ({
    deviceRequests: fresh.change(deviceRequests, requestId, (request) => ({ ...request, answer: "admitted" })),
  }),
  "device.refused": ({ deviceRequests }, { requestId }, _event, fresh) => ({
    deviceRequests: fresh.change(deviceRequests, requestId, (request) => ({ ...request, answer: "refused" })),
  }),
  "note.added": (state, payload, event, fresh) => foldNote(state, { kind: "note.added", payload, ...event }, fresh),
  "note.edited": (state, payload, event, fresh) => foldNote(state, { kind: "note.edited", payload, ...event }, fresh),
  "note.deleted": (state, payload, event, fresh) => foldNote(state, { kind: "note.deleted", payload, ...event }, fresh),
  "question.marked": (state, { itemId, asked }, { at }, fresh) => {
    const others = fresh.drop(state.asked, itemId);
    return { asked: asked ? fresh.put(others, itemId, at) : others };
  },
  "hint.revealed": (state, { hintId, title, text }, { at }, fresh) => ({
    hints: fresh.append(state.hints, { id: hintId, at, title, text }),
  }),
  "check.revealed": (state, { checkId, text, why, componentIds }, { at }, fresh) => ({
    checks: fresh.append(state.checks, { id: checkId, at, text, why, componentIds }),
  }),
  "score.set": (state, score, { at, actor }, fresh) =>
    changeCard(state, actor, (card) => withScore(card, score, at, fresh), fresh),
  "scorecard.recommended": (state, { recommendation, summary }, { actor }, fresh) =>
    changeCard(state, actor, (card) => ({ ...card, recommendation, summary }), fresh),
  "evidence.pinned": (state, pin, { actor }, fresh) =>
    changeCard(state, actor, (card) => ({ ...card, pins: fresh.append(card.pins, pin) }), fresh),
  "evidence.unpinned": (state, { pinId }, { actor }, fresh) =>
    changeCard(state, actor, (card) => ({ ...card, pins: card.pins.filter((pin) => pin.pinId !== pinId) }), fresh),
  "scorecard.submitted": (state, _payload, { at, actor }, fresh) =>
    changeCard(state, actor, (card) => ({ ...card, submittedAt: at }), fresh),
  "chat.sent": (state, { messageId, text }, { at, actor }, fresh) => ({
    chat: fresh.append(state.chat, { id: messageId, at, author: actor ?? "", text }),
  }),
  "report.drafted": (_state, reportDraft) => ({ reportDraft }),
  "report.published": (_state, report, { at }) => ({ report: { ...report, at } }),
  "report.withdrawn": () => ({ report: null }),
  "recording.shared": (state, { shareId }, _event, fresh) => ({
    sharedRecordings: fresh.append(state.sharedRecordings, shareId),
  }),
  "recording.unshared": (state, { shareId }) => ({
    sharedRecordings: state.sharedRecordings.filter((id) => id !== shareId),
  }),
  "thread.begun": (state, payload, event, fresh) =>
    foldThread(state, { kind: "thread.begun", payload, ...event }, fresh),
  "thread.resolved": (state, payload, event, fresh) =>
    foldThread(state, { kind: "thread.resolved", payload, ...event }, fresh),
  "thread.reopened": (state, payload, event, fresh) =>
    foldThread(state, { kind: "thread.reopened", payload, ...event }, fresh),
  "comment.added": (state, payload, event, fresh) =>
    foldThread(state, { kind: "comment.added", payload, ...event }, fresh),
  "comment.edited": (state, payload, event, fresh) =>
    foldThread(state, { kind: "comment.edited", payload, ...event }, fresh),
  "comment.deleted": (state, payload, event, fresh) =>
    foldThread(state, { kind: "comment.deleted", payload, ...event }, fresh),
};

function changePerson(
  state: SessionState,
  id: string | null,
  change: Partial<Participant>,
  fresh: Fresh,
): Partial<SessionState> {
  const person = own(state.participants, id);
  return person === undefined
    ? {}
    : { participants: fresh.put(state.participants, person.id, { ...person, ...change }) };
}

function changeCard(
  state: SessionState,
  scorer: string | null,
  change: (card: Scorecard) => Scorecard,
  fresh: Fresh,
): Partial<SessionState> {
  if (scorer === null) return {};
  const card = own(state.scorecards, scorer) ?? emptyScorecard(scorer);
  return { scorecards: fresh.put(state.scorecards, scorer, change(card)) };
}

/** A mark's time is that of its last change; evidence that is typed later does not change it. */
function withScore(card: Scorecard, score: Score, at: number, fresh: Fresh): Scorecard {
  const isNews = own(card.scores, score.criterion)?.mark !== score.mark;
  return {
    ...card,
    scores: fresh.put(card.scores, score.criterion, score),
    markedAt: isNews ? fresh.put(card.markedAt, score.criterion, at) : card.markedAt,
  };
}

function step(state: SessionState, event: Folded, fresh: Fresh): SessionState {
  // The table is keyed by kind, so the payload fits; TypeScript cannot correlate the two.
  const change = reducers[event.kind] as Reducer<EventKind>;
  return { ...state, ...change(state, event.payload as never, event, fresh), revision: state.revision + 1 };
}

/** The one reducer: next state after one event. Pure; never throws on an event whose payload fits its schema. */
export function applyEvent(state: SessionState, event: Folded): SessionState {
  return step(state, event, new Fresh());
}

/**
 * The same reducer over many events, in time proportional to their number. `state` is the fold of the events so far and
 * may be changed in place by the next one: a caller that keeps it must add no more events.
 */
export class Folding {
  readonly #fresh = new Fresh();
  state: SessionState;

  constructor(from: SessionState = emptyState) {
    this.state = from;
  }

  take(event: Folded): void {
    this.state = step(this.state, event, this.#fresh);
  }
}

/** Folds a session log (or a viewer's part of it) from the beginning. */
export function foldEvents(events: Iterable<Folded>, from: SessionState = emptyState): SessionState {
  const folding = new Folding(from);
  for (const event of events) folding.take(event);
  return folding.state;
}
