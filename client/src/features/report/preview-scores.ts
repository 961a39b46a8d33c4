import { own } from "@casement/shared/lib/own";
import type { PublishedReport } from "@casement/shared/session-log/report";
import type { SessionState } from "@casement/shared/session-log/state";

export type ReportedScores = NonNullable<PublishedReport["scores"]>;

/** The scores that publishing would copy now: the owner's own marks with their anchors, without evidence. */
export function previewScores(
  state: Pick<SessionState, "scorecards" | "privateGuide">,
  scorerId: string,
): ReportedScores {
  const marks = own(state.scorecards, scorerId)?.scores ?? {};
  return (state.privateGuide?.rubric.criteria ?? []).flatMap(({ key, title, anchors }) => {
    const mark = own(marks, key)?.mark ?? null;
    if (mark === null) return [];
    return [{ criterion: key, title, mark, anchor: mark === "not-observed" ? null : (anchors[mark - 1] ?? null) }];
  });
}
