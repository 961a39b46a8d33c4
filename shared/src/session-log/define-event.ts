import type { z } from "zod";
import type { Fresh } from "./fresh.js";
import type { SessionState } from "./state.js";

/**
 * Who may see an event. `sealed`: only its author, until both the author's and the viewer's scorecards are submitted.
 * `panel`: interviewers, and sealed like that if the plan says so. `scorers`: interviewers and shadows. `debrief`:
 * scorers who may read the cards, once it is open. `seat`: interviewers and whom it is about (`participantId`).
 * `candidate`: interviewers and the candidate, not observers. `thread`: interviewers, and the candidate if the
 * payload's `withCandidate` says so (`threadPayload`). `sound`: whoever may hear what the payload tells in words.
 */
export type Audience =
  | "everyone"
  | "candidate"
  | "interviewers"
  | "panel"
  | "sealed"
  | "scorers"
  | "debrief"
  | "seat"
  | "thread"
  | "sound";

/** When a fact was appended, and by which participant; `actor` is null when the server itself acted. */
export interface Stamp {
  /** Server time, epoch ms. */
  readonly at: number;
  readonly actor: string | null;
}

/** One kind of event. */
export interface EventDefinition<P extends z.ZodType = z.ZodType> {
  readonly audience: Audience;
  readonly payload: P;
  /** The parts of the state that it changes. Pure; never throws on a payload that fits. */
  fold(state: SessionState, payload: z.output<P>, event: Stamp, fresh: Fresh): Partial<SessionState>;
  /**
   * Whether a shared recording holds it; left out: never. `interview`: until the interview's end. `chat`, `report`,
   * `sound`: if the owner chose them. `frame`: as `interview`, and a clip also holds those from before its start, since without
   * plan, people and clock it could not be shown.
   */
  readonly shared?: "frame" | "interview" | "chat" | "report" | "sound";
  /** A change of the clock that `timer.undone` can take back. How many a session holds is limited. */
  readonly changesClock?: true;
  /**
   * Appended to a full session too, so that nobody can fill one until its owner can no longer end it or remove people.
   */
  readonly evenWhenFull?: true;
}

export function defineEvent<P extends z.ZodType>(definition: EventDefinition<P>): EventDefinition<P> {
  return definition;
}
