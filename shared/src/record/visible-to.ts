import { isInterviewer, type Role } from "../role.js";
import { audienceOf, type SessionEvent } from "./event-kinds.js";
import { applyEvent } from "./fold.js";
import { emptyState, type SessionState } from "./state.js";

/** Who looks. Taken from the stored participant, never from a client. */
export interface Viewer {
  readonly participantId: string;
  readonly role: Role;
}

/** The only decision about who may see an event; it stands at every exit of the record. */
export function visibleTo(event: Pick<SessionEvent, "kind" | "actor">, viewer: Viewer, state: SessionState): boolean {
  switch (audienceOf(event.kind)) {
    case "everyone":
      return true;
    case "candidate":
      return (
        viewer.role !== "observer" && !(event.kind === "report.published" && sealsMarks(event.actor, viewer, state))
      );
    case "interviewers":
      return isInterviewer(viewer.role);
    case "sealed":
      return (
        isInterviewer(viewer.role) && (event.actor === viewer.participantId || unsealed(event.actor, viewer, state))
      );
  }
}

function unsealed(author: string | null, viewer: Viewer, state: SessionState): boolean {
  return author !== null && hasSubmitted(author, state) && hasSubmitted(viewer.participantId, state);
}

/** A report may carry its author's marks: a co-interviewer who has not submitted yet must not read them there. */
function sealsMarks(author: string | null, viewer: Viewer, state: SessionState): boolean {
  return isInterviewer(viewer.role) && author !== viewer.participantId && !hasSubmitted(viewer.participantId, state);
}

function hasSubmitted(participantId: string, state: SessionState): boolean {
  return state.scorecards[participantId]?.submittedAt != null;
}

/** Who may look at the board: all during the interview; afterwards the candidate only if the report includes it. */
export function boardVisibleTo(viewer: Viewer, state: SessionState): boolean {
  if (state.participants[viewer.participantId]?.removed === true) return false;
  if (state.phase !== "ended" || isInterviewer(viewer.role)) return true;
  return viewer.role === "candidate" && state.report?.board === true;
}

/** Folds the part of a record that the viewer may see. `state` is the full fold of the same record. */
export function foldVisible(events: Iterable<SessionEvent>, viewer: Viewer, state: SessionState): SessionState {
  let seen = emptyState;
  for (const event of events) if (visibleTo(event, viewer, state)) seen = applyEvent(seen, event);
  return seen;
}
