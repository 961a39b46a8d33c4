import { own } from "@casement/shared/lib/own";
import type { Criterion } from "@casement/shared/scoring/rubric";
import type { Mark } from "@casement/shared/scoring/score";
import type { ReportDraft } from "@casement/shared/session/session";
import type { Fact, PayloadOf } from "@casement/shared/session-log/event-kinds";
import { consensusOn } from "@casement/shared/session-log/panel/debrief";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Actor } from "./actor.js";
import { criteriaOf } from "./decide-scores.js";
import type { DecisionsOf } from "./decision.js";

type ReportedScore = NonNullable<PayloadOf<"report.published">["scores"]>[number];

function decideDraftReport(state: SessionState, _actor: Actor, draft: ReportDraft): Fact[] {
  return isSameDraft(state.reportDraft, draft) ? [] : [{ kind: "report.drafted", payload: draft }];
}

/** Copies what the candidate may read now; later changes need publishing again. */
export function decidePublishReport(state: SessionState, actor: Actor, draft: ReportDraft): Fact[] {
  const scores = draft.includeScores ? reportedScores(state, actor) : null;
  return [
    ...decideDraftReport(state, actor, draft),
    { kind: "report.published", payload: { feedback: draft.feedback, scores } },
  ];
}

export function decideWithdrawReport(state: SessionState): Fact[] {
  return state.report === null ? [] : [{ kind: "report.withdrawn", payload: {} }];
}

/**
 * What the panel agreed on, elsewhere the publisher's own marks, with their anchors; never evidence, never another
 * person's scorecard.
 */
function reportedScores(state: SessionState, { participantId }: Actor): ReportedScore[] {
  const marks = own(state.scorecards, participantId)?.scores ?? {};
  return criteriaOf(state).flatMap((criterion) => {
    const agreed = consensusOn(state.debrief, criterion.key)?.mark ?? null;
    const mark = agreed ?? own(marks, criterion.key)?.mark ?? null;
    if (mark === null) return [];
    const score = { criterion: criterion.key, title: criterion.title, mark, anchor: anchorOf(criterion, mark) };
    return [agreed === null ? score : { ...score, agreed: true }];
  });
}

function anchorOf(criterion: Criterion, mark: Mark): string | null {
  return mark === "not-observed" ? null : (criterion.anchors[mark - 1] ?? null);
}

function isSameDraft(before: ReportDraft | null, draft: ReportDraft): boolean {
  return before !== null && before.feedback === draft.feedback && before.includeScores === draft.includeScores;
}

export const REPORT_DECISIONS: DecisionsOf<"report"> = {
  "report.draft": decideDraftReport,
  "report.publish": decidePublishReport,
  "report.withdraw": decideWithdrawReport,
};
