import { own } from "@casement/shared/lib/own";
import { consensusOn } from "@casement/shared/session-log/panel/debrief";
import type { PublishedReport } from "@casement/shared/session-log/report";
import type { SessionState } from "@casement/shared/session-log/state";

export type ReportedScores = NonNullable<PublishedReport["scores"]>;

/**
 * The scores that publishing would copy now: what the panel agreed on, elsewhere the owner's own marks, with their
 * anchors, without evidence.
 */
export function previewScores(
  state: Pick<SessionState, "scorecards" | "privateGuide" | "debrief">,
  scorerId: string,
): ReportedScores {
  const marks = own(state.scorecards, scorerId)?.scores ?? {};
  return (state.privateGuide?.rubric.criteria ?? []).flatMap(({ key, title, anchors }) => {
    const agreed = consensusOn(state.debrief, key)?.mark ?? null;
    const mark = agreed ?? own(marks, key)?.mark ?? null;
    if (mark === null) return [];
    const anchor = mark === "not-observed" ? null : (anchors[mark - 1] ?? null);
    return [{ criterion: key, title, mark, anchor, ...(agreed === null ? {} : { agreed: true }) }];
  });
}
