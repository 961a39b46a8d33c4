import { z } from "zod";
import { idSchema } from "../lib/ids.js";
import { markSchema } from "../scoring/score.js";
import type { ReportDraft } from "../session/session.js";

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

/** Whether the published report differs from the draft. Pure. */
export function differsFrom(report: PublishedReport, draft: ReportDraft): boolean {
  return report.feedback !== draft.feedback.trim() || (report.scores !== null) !== draft.includeScores;
}
