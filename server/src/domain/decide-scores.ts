import { AppError } from "@casement/shared/contract/errors";
import { own } from "@casement/shared/lib/own";
import type { Criterion } from "@casement/shared/scoring/rubric";
import {
  emptyScorecard,
  isSubmittable,
  type Mark,
  missingIn,
  type Recommendation,
  type Scorecard,
} from "@casement/shared/scoring/score";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import { scores } from "@casement/shared/session-log/panel/panel";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Actor } from "./actor.js";
import type { DecisionsOf } from "./decision.js";

interface ScoreDraft {
  readonly criterion: string;
  readonly mark: Mark | null;
  readonly evidence: string;
}

/** The criteria of the session's own copy of the rubric. */
function criteriaOf(state: SessionState): readonly Criterion[] {
  return state.privateGuide?.rubric.criteria ?? [];
}

export function decideSetScore(state: SessionState, actor: Actor, { criterion, mark, evidence }: ScoreDraft): Fact[] {
  const card = openCard(state, actor);
  requireCriterion(state, criterion);
  const before = own(card.scores, criterion);
  if (before?.mark === mark && before.evidence === evidence) return [];
  return [{ kind: "score.set", payload: { criterion, mark, evidence } }];
}

export function requireCriterion(state: SessionState, criterion: string): void {
  if (criteriaOf(state).some(({ key }) => key === criterion)) return;
  throw new AppError("NOT_FOUND", "The rubric has no such criterion.");
}

export function decideRecommend(
  state: SessionState,
  actor: Actor,
  { recommendation, summary }: { recommendation: Recommendation | null; summary: string },
): Fact[] {
  const card = openCard(state, actor);
  if (card.recommendation === recommendation && card.summary === summary) return [];
  return [{ kind: "scorecard.recommended", payload: { recommendation, summary } }];
}

/**
 * A submitted scorecard is final. Throws SCORECARD_INCOMPLETE with `details: Missing` if marks or the recommendation
 * are missing.
 */
export function decideSubmitScorecard(state: SessionState, actor: Actor): Fact[] {
  const missing = missingIn(openCard(state, actor), criteriaOf(state));
  if (!isSubmittable(missing)) {
    throw new AppError("SCORECARD_INCOMPLETE", "The scorecard is not complete yet.", { ...missing });
  }
  return [{ kind: "scorecard.submitted", payload: {} }];
}

/**
 * The actor's scorecard, to be changed. Throws SCORECARD_SUBMITTED: a submitted one is final; FORBIDDEN: an observer is
 * no shadow.
 */
export function openCard(state: SessionState, { participantId, role }: Actor): Scorecard {
  if (!scores({ id: participantId, role }, state))
    throw new AppError("FORBIDDEN", "Observers score only as shadows. The host can let you.");
  const card = own(state.scorecards, participantId) ?? emptyScorecard(participantId);
  if (card.submittedAt === null) return card;
  throw new AppError("SCORECARD_SUBMITTED", "Your scorecard has been submitted and cannot be changed.");
}

export const SCORE_DECISIONS: DecisionsOf<"score" | "scorecard"> = {
  "score.set": decideSetScore,
  "scorecard.recommend": decideRecommend,
  "scorecard.submit": decideSubmitScorecard,
};
