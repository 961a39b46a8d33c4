import { own } from "../../lib/own.js";
import type { RubricCopy } from "../../scoring/rubric.js";
import type { Scorecard } from "../../scoring/score.js";
import type { Phase } from "../../session/phase.js";
import { isInterviewer, type Role } from "../../session/role.js";
import type { Debrief } from "./debrief.js";

/** What of a session's state a panel is made of. */
export interface PanelState {
  readonly phase: Phase;
  readonly participants: Readonly<
    Record<string, { readonly id: string; readonly role: Role; readonly removed: boolean; readonly joinedAt: number }>
  >;
  readonly clock: { readonly endedAt: number | null };
  readonly scorecards: Readonly<Record<string, Scorecard>>;
  readonly shadows: Readonly<Record<string, { readonly at: number }>>;
  readonly debrief: Debrief;
}

/** The rubric where interviewers have it, with the guide, and where shadows do. */
export interface RubricState {
  readonly privateGuide: { readonly rubric: RubricCopy } | null;
  readonly shadowRubric: RubricCopy | null;
}

/** Whether this scorer's card is in. */
export function hasSubmitted(scorer: string, { scorecards }: Pick<PanelState, "scorecards">): boolean {
  return own(scorecards, scorer)?.submittedAt != null;
}

/** Whether this observer scores as a shadow: on a card of a class of its own, never in the panel's figures. */
export function isShadow(participantId: string, { shadows }: Pick<PanelState, "shadows">): boolean {
  return own(shadows, participantId) !== undefined;
}

/** Whether somebody of this role scores: interviewers, and observers whom the owner made shadows. */
export function scores({ id, role }: { id: string; role: Role }, state: Pick<PanelState, "shadows">): boolean {
  return isInterviewer(role) || isShadow(id, state);
}

/**
 * Interviewers whose cards are in, and those whose cards are still to come: who was removed or joined after the end
 * without a card is waited for by nobody. A card that came after the debrief was opened is not the panel's.
 */
export function panelOf(state: PanelState): readonly string[] {
  const { participants, clock } = state;
  return Object.values(participants)
    .filter(({ role }) => isInterviewer(role))
    .filter(({ id, removed, joinedAt }) =>
      hasSubmitted(id, state) ? !isLate(id, state) : !removed && (clock.endedAt === null || joinedAt <= clock.endedAt),
    )
    .map(({ id }) => id);
}

/** Scorers of the panel whose cards are not in. */
export function missingCards(state: PanelState): readonly string[] {
  return panelOf(state).filter((id) => !hasSubmitted(id, state));
}

/** Cards of the panel that are in, in the order of people. */
export function panelCards(state: PanelState): readonly Scorecard[] {
  return panelOf(state).flatMap((id) => (hasSubmitted(id, state) ? (own(state.scorecards, id) ?? []) : []));
}

/** Whether a card came in after the debrief was opened without it: its scorer could read the others before. */
export function isLate(scorer: string, { debrief, scorecards }: Pick<PanelState, "debrief" | "scorecards">): boolean {
  return hasSubmitted(scorer, { scorecards }) && debrief.opened !== null && !debrief.opened.cards.includes(scorer);
}

/** Once the interview is over and all cards are in, at least two, or the owner opened it without the missing ones. */
export function isDebriefOpen(state: PanelState): boolean {
  if (state.phase !== "ended") return false;
  return state.debrief.opened !== null || (panelCards(state).length > 1 && missingCards(state).length === 0);
}

/**
 * Whether this viewer may read cards of others at all: their own is in, or the debrief was opened without it. A shadow's
 * must be in.
 */
export function readsCards({ participantId, role }: { participantId: string; role: Role }, state: PanelState): boolean {
  return hasSubmitted(participantId, state) || (isInterviewer(role) && state.debrief.opened !== null);
}

/** The rubric that a session is scored with, as far as the viewer's state has it. */
export function rubricOf({ privateGuide, shadowRubric }: RubricState): RubricCopy | null {
  return privateGuide?.rubric ?? shadowRubric;
}
