import type { ReportDraft } from "@casement/shared/session/session";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import { reportedScores } from "@casement/shared/session-log/report";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Actor } from "./actor.js";
import type { DecisionsOf } from "./decision.js";

function decideDraftReport(state: SessionState, _actor: Actor, draft: ReportDraft): Fact[] {
  return isSameDraft(state.reportDraft, draft) ? [] : [{ kind: "report.drafted", payload: draft }];
}

/** Copies what the candidate may read now; later changes need publishing again. */
export function decidePublishReport(state: SessionState, actor: Actor, draft: ReportDraft): Fact[] {
  const scores = draft.includeScores ? reportedScores(state, actor.participantId) : null;
  return [
    ...decideDraftReport(state, actor, draft),
    { kind: "report.published", payload: { feedback: draft.feedback, scores } },
  ];
}

export function decideWithdrawReport(state: SessionState): Fact[] {
  return state.report === null ? [] : [{ kind: "report.withdrawn", payload: {} }];
}

function isSameDraft(before: ReportDraft | null, draft: ReportDraft): boolean {
  return before !== null && before.feedback === draft.feedback && before.includeScores === draft.includeScores;
}

export const REPORT_DECISIONS: DecisionsOf<"report"> = {
  "report.draft": decideDraftReport,
  "report.publish": decidePublishReport,
  "report.withdraw": decideWithdrawReport,
};
