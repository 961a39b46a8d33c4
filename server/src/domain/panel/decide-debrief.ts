import { AppError } from "@casement/shared/contract/errors";
import { own } from "@casement/shared/lib/own";
import type { Mark, Recommendation } from "@casement/shared/scoring/score";
import { optionsOf } from "@casement/shared/session/plan-options";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import { consensusOn } from "@casement/shared/session-log/panel/debrief";
import {
  hasSubmitted,
  isDebriefOpen,
  isShadow,
  missingCards,
  panelCards,
  readsCards,
} from "@casement/shared/session-log/panel/panel";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Actor } from "../actor.js";
import { requireCriterion } from "../decide-scores.js";
import type { DecisionsOf } from "../decision.js";

const conflict = (message: string) => new AppError("CONFLICT", message);

/**
 * Opens the debrief without the cards that are missing. It is no key: while others have still to submit, only an owner
 * whose own card is in can do it, so that nobody reads cards before they are bound by their own.
 */
export function decideOpenDebrief(state: SessionState, actor: Actor, { reason }: { reason: string }): Fact[] {
  if (state.debrief.opened !== null) return [];
  const missing = missingCards(state);
  const cards = panelCards(state).map(({ scorerId }) => scorerId);
  if (cards.length === 0) throw conflict("No scorecard is in yet, so there is nothing to compare.");
  if (missing.length === 0) throw conflict("No scorecard is missing.");
  const othersMissing = missing.some((id) => id !== actor.participantId);
  if (othersMissing && !hasSubmitted(actor.participantId, state))
    throw conflict("Submit your own scorecard first: until then the others' stay sealed from you.");
  return [{ kind: "debrief.opened", payload: { reason, cards, missing: [...missing] } }];
}

function decideRemark(
  state: SessionState,
  actor: Actor,
  remark: { remarkId: string; criterion: string; text: string },
): Fact[] {
  requireDebrief(state, actor);
  requireCriterion(state, remark.criterion);
  const known = state.debrief.remarks.find(({ id }) => id === remark.remarkId);
  if (known?.author === actor.participantId) return [];
  if (known !== undefined) throw conflict("There is another remark with this id.");
  return [{ kind: "debrief.remarked", payload: remark }];
}

export function decideConsensus(
  state: SessionState,
  actor: Actor,
  { criterion, mark, reason }: { criterion: string; mark: Mark | null; reason: string },
): Fact[] {
  const cards = requireDebrief(state, actor);
  requireCriterion(state, criterion);
  const before = consensusOn(state.debrief, criterion);
  if ((before?.mark ?? null) === mark && (mark === null || before?.reason === reason)) return [];
  return [{ kind: "consensus.set", payload: { criterion, mark, reason, cards } }];
}

function decideDecision(
  state: SessionState,
  actor: Actor,
  { recommendation, reason }: { recommendation: Recommendation; reason: string },
): Fact[] {
  const cards = requireDebrief(state, actor);
  const before = state.debrief.decisions.at(-1);
  if (before?.recommendation === recommendation && before.reason === reason) return [];
  return [{ kind: "decision.made", payload: { recommendation, reason, cards } }];
}

/** The scorers whose cards are in. Throws CONFLICT unless the debrief is open, and open to the actor. */
function requireDebrief(state: SessionState, actor: Actor): string[] {
  if (!isDebriefOpen(state)) throw conflict("The debrief opens once all scorecards are in.");
  if (!readsCards(actor, state)) throw conflict("Submit your own scorecard first.");
  return panelCards(state).map(({ scorerId }) => scorerId);
}

/**
 * The observer gets the rubric and a card of their own. Twice changes nothing; nobody can be made to forget a rubric.
 */
function decideSeatShadow(state: SessionState, _actor: Actor, { participantId }: { participantId: string }): Fact[] {
  const person = own(state.participants, participantId);
  if (person === undefined || person.removed) throw new AppError("NOT_FOUND", "There is no such participant.");
  if (person.role !== "observer") throw conflict("Only an observer can score as a shadow.");
  if (optionsOf(state.plan).mode === "practice") throw conflict("Nobody shadows a practice.");
  const rubric = state.privateGuide?.rubric;
  if (rubric === undefined) throw conflict("The session has no rubric yet.");
  return isShadow(participantId, state) ? [] : [{ kind: "shadow.seated", payload: { participantId, rubric } }];
}

export const DEBRIEF_DECISIONS: DecisionsOf<"debrief" | "consensus" | "decision" | "shadow"> = {
  "debrief.open": decideOpenDebrief,
  "debrief.remark": decideRemark,
  "consensus.set": decideConsensus,
  "decision.make": decideDecision,
  "shadow.seat": decideSeatShadow,
};
