import { own } from "../../lib/own.js";
import { optionsOf, sealsNotes } from "../../session/plan-options.js";
import { isInterviewer, type Role } from "../../session/role.js";
import { withholdsProblem, withoutProblem } from "../../session/withheld-problem.js";
import type { Audience } from "../define-event.js";
import { audienceOf, type SessionEvent } from "../event-kinds.js";
import { foldEvents } from "../fold.js";
import { hasSubmitted, isDebriefOpen, readsCards, scores } from "../panel/panel.js";
import type { Participant, SessionState } from "../state.js";
import { asHeard, hearsWords } from "./heard-words.js";
import { asShared, isShared } from "./shared-events.js";
import type { ParticipantViewer, Viewer } from "./viewer.js";

/**
 * What `visibleTo` needs of an event. A share needs `at`: without it no event is visible. A thread needs `payload`:
 * without it only interviewers see the event. So do words: without it nobody sees them.
 */
type SeenEvent = Pick<SessionEvent, "kind" | "actor"> & { readonly at?: number; readonly payload?: unknown };

/** Decides who may see an event. The only such decision: every exit of the session log calls it. */
export function visibleTo(event: SeenEvent, viewer: Viewer, state: SessionState): boolean {
  if ("share" in viewer) return isShared(event, viewer, state);
  switch (audienceOf(event.kind)) {
    case "everyone":
      return true;
    case "candidate":
      return (
        viewer.role !== "observer" && !(event.kind === "report.published" && sealsMarks(event.actor, viewer, state))
      );
    case "interviewers":
      return isInterviewer(viewer.role) && !(event.kind === "guide.attached" && guideIsClosed(viewer, state));
    case "scorers":
      return isScorer(viewer, state);
    case "debrief":
      return isScorer(viewer, state) && isDebriefOpen(state) && readsCards(viewer, state);
    case "seat":
      return isInterviewer(viewer.role) || isAbout(event.payload, viewer);
    case "panel":
      return isInterviewer(viewer.role) && (!sealsNotes(state.plan) || isOpenTo(event.actor, viewer, state));
    case "sealed":
      return isScorer(viewer, state) && isOpenTo(event.actor, viewer, state);
    case "sound":
      return hearsWords(event.payload, viewer, state);
    case "thread":
      return isInterviewer(viewer.role) || (isForCandidate(event.payload) && commentsReach(viewer.role, state));
  }
}

function guideIsClosed({ guideClosed }: ParticipantViewer, state: SessionState): boolean {
  return guideClosed === true || withholdsGuide(state);
}

/** In a practice the owner is candidate and interviewer in one: guide, rubric and reference design open at the end. */
export function withholdsGuide({ plan, phase }: Pick<SessionState, "plan" | "phase">): boolean {
  return optionsOf(plan).mode === "practice" && phase !== "ended";
}

function isForCandidate(payload: unknown): boolean {
  return (payload as { readonly withCandidate?: unknown } | undefined)?.withCandidate === true;
}

/** Whether this role takes part in comments now: the candidate only while the owner shares report or recording. */
export function commentsReach(
  role: Role,
  { report, sharedRecordings }: Pick<SessionState, "report" | "sharedRecordings">,
): boolean {
  return isInterviewer(role) || (role === "candidate" && (report !== null || sharedRecordings.length > 0));
}

function isScorer({ participantId, role }: ParticipantViewer, state: SessionState): boolean {
  return scores({ id: participantId, role }, state);
}

function isAbout(payload: unknown, { participantId }: ParticipantViewer): boolean {
  return (payload as { readonly participantId?: unknown } | undefined)?.participantId === participantId;
}

/**
 * Whether this viewer may see what its author has sealed: their own, and others' once both cards are submitted. A card
 * that is not in opens to nobody, whatever is decided.
 */
function isOpenTo(author: string | null, viewer: ParticipantViewer, state: SessionState): boolean {
  if (author === viewer.participantId) return true;
  return author !== null && hasSubmitted(author, state) && readsCards(viewer, state);
}

/** A report may carry its author's marks: a co-interviewer who has not submitted yet must not read them there. */
function sealsMarks(author: string | null, viewer: ParticipantViewer, state: SessionState): boolean {
  return isInterviewer(viewer.role) && author !== viewer.participantId && !readsCards(viewer, state);
}

/** Whether the viewer may see the marks of this scorer. */
export function seesMarksOf(scorer: string, viewer: ParticipantViewer, state: SessionState): boolean {
  return visibleTo({ kind: "score.set", actor: scorer }, viewer, state);
}

/** Scorers whose marks, if they have made any, are sealed from this viewer. */
export function sealedFrom(viewer: ParticipantViewer, state: SessionState): string[] {
  return Object.values(state.participants)
    .filter((person) => scores(person, state) && !seesMarksOf(person.id, viewer, state))
    .map(({ id }) => id);
}

/**
 * What an interviewer's copy of a record lacks: whose marks, whose notes and drafts, whether also guide, rubric and
 * reference design, and whether words that were said while they were away, or deleted.
 */
interface Withheld {
  readonly cards: readonly string[];
  readonly notes: readonly string[];
  readonly guide: boolean;
  readonly words?: true;
}

/** What the viewer's copy lacks; null if nothing. `state` is the full fold of the same log. */
export function withheldFrom(
  events: readonly SessionEvent[],
  viewer: ParticipantViewer,
  state: SessionState,
): Withheld | null {
  const hidden = events.filter((event) => !visibleTo(event, viewer, state));
  const authors = (audience: Audience) => [
    ...new Set(hidden.flatMap(({ kind, actor }) => (audienceOf(kind) === audience && actor !== null ? [actor] : []))),
  ];
  const guide = hidden.some(({ kind }) => kind === "guide.attached");
  const words =
    hidden.some(({ kind }) => audienceOf(kind) === "sound") ||
    events.some((event) => asHeard(event, viewer, state) !== event);
  if (hidden.length === 0 && !words) return null;
  return { cards: authors("sealed"), notes: authors("panel"), guide, ...(words ? { words } : {}) };
}

/**
 * Whether the viewer may see the board and its worksheets. Until the end every participant may who was not removed;
 * afterwards interviewers may, viewers of a share, and the candidate, whose work it is.
 */
export function boardVisibleTo(viewer: Viewer, state: SessionState): boolean {
  if ("share" in viewer) return state.phase === "ended";
  if (own(state.participants, viewer.participantId)?.removed === true) return false;
  return state.phase !== "ended" || viewer.role !== "observer";
}

/** Whether the viewer may follow this participant's view: interviewers follow everybody, a share the candidate. */
export function viewsVisibleTo({ role }: Pick<Participant, "role">, viewer: Viewer): boolean {
  return "share" in viewer ? role === "candidate" : isInterviewer(viewer.role);
}

/** The events that the viewer may see, each as they may see it. `state` is the full fold of the same log. */
export function viewOf(events: Iterable<SessionEvent>, viewer: Viewer, state: SessionState): SessionEvent[] {
  const seen = [...events].filter((event) => visibleTo(event, viewer, state));
  if (!("share" in viewer)) return seen.map((event) => asSeen(event, viewer, state));
  return asShared(seen, viewer.share).map((event) => asHeard(event, viewer, state));
}

/**
 * A visible event as this participant may see it: before the start the plan is without its problem; words are those
 * that they may hear.
 */
export function asSeen(event: SessionEvent, viewer: ParticipantViewer, state: SessionState): SessionEvent {
  if (event.kind !== "session.planned" || !withholdsProblem(viewer.role, state.phase))
    return asHeard(event, viewer, state);
  return { ...event, payload: withoutProblem(event.payload) };
}

/** Folds the events that the viewer may see. */
export function foldVisible(events: Iterable<SessionEvent>, viewer: Viewer, state: SessionState): SessionState {
  return foldEvents(viewOf(events, viewer, state));
}
