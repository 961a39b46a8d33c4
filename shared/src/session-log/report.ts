import { z } from "zod";
import { idSchema } from "../lib/ids.js";
import { own } from "../lib/own.js";
import type { RubricCopy } from "../scoring/rubric.js";
import { markSchema, type Scorecard } from "../scoring/score.js";
import type { ReportDraft } from "../session/session.js";
import { consensusOn, type Debrief } from "./panel/debrief.js";

/** A published report: exactly what the candidate may read, copied at the moment of publishing. */
export const reportSchema = z.strictObject({
  feedback: z.string(),
  scores: z
    .array(
      z.strictObject({
        criterion: idSchema,
        title: z.string(),
        mark: markSchema,
        anchor: z.string().nullable(),
        /** The panel agreed on it; absent: it is the publisher's own. */
        agreed: z.boolean().optional(),
      }),
    )
    .nullable(),
  /** In older records: whether the candidate saw the board. Now they see it in any case. */
  board: z.boolean().optional(),
});
export type PublishedReport = z.infer<typeof reportSchema> & { readonly at: number };

export type ReportedScores = NonNullable<PublishedReport["scores"]>;

interface ScoredState {
  readonly scorecards: Readonly<Record<string, Scorecard>>;
  readonly privateGuide: { readonly rubric: Pick<RubricCopy, "criteria"> } | null;
  readonly debrief: Debrief;
}

/**
 * The scores that the publisher's report copies: what the panel agreed on, elsewhere the publisher's own marks, with
 * their anchors; never evidence, never another person's scorecard.
 */
export function reportedScores(state: ScoredState, publisher: string): ReportedScores {
  const marks = own(state.scorecards, publisher)?.scores ?? {};
  return (state.privateGuide?.rubric.criteria ?? []).flatMap(({ key, title, anchors }) => {
    const agreed = consensusOn(state.debrief, key)?.mark ?? null;
    const mark = agreed ?? own(marks, key)?.mark ?? null;
    if (mark === null) return [];
    const anchor = mark === "not-observed" ? null : (anchors[mark - 1] ?? null);
    return [{ criterion: key, title, mark, anchor, ...(agreed === null ? {} : { agreed: true }) }];
  });
}

/** Whether the published report differs from what publishing the draft with these scores would copy now. Pure. */
export function differsFrom(report: PublishedReport, draft: ReportDraft, scores: ReportedScores): boolean {
  if (report.feedback !== draft.feedback.trim() || (report.scores !== null) !== draft.includeScores) return true;
  const told = (all: ReportedScores) =>
    all.map(({ criterion, mark, agreed = false }) => [criterion, mark, agreed].join(" ")).join("\n");
  return draft.includeScores && told(report.scores ?? []) !== told(scores);
}
