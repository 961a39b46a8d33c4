import type { ReportDraft } from "@casement/shared/session/session";
import type { PublishedReport } from "@casement/shared/session-log/report";
import { worstState } from "@/session/saver";
import { useSaver, useSaves, useSend, useSessionState } from "@/session/session-context";

const KEY = "report";
const EMPTY: ReportDraft = { feedback: "", includeScores: false, includeBoard: true };

/** The owner's draft: saved while it is written, and hidden from the candidate until it is published. */
export function useReportDraft() {
  const stored = useSessionState((state) => state.reportDraft);
  const waiting = useSaves((entries) => entries[KEY]?.value as ReportDraft | undefined);
  const saveState = useSaves((entries) => worstState(entries, KEY));
  const saver = useSaver();
  const send = useSend();
  const draft = waiting ?? stored ?? EMPTY;
  return {
    draft,
    saveState,
    edit: (change: Partial<ReportDraft>) =>
      saver.edit(KEY, { ...draft, ...change }, (value) => send("report.draft", value)),
    flush: () => saver.flush(KEY),
  };
}

/** Whether the published report differs from the draft. Pure. */
export function differs(report: PublishedReport, draft: ReportDraft): boolean {
  return (
    report.feedback !== draft.feedback.trim() ||
    report.board !== draft.includeBoard ||
    (report.scores !== null) !== draft.includeScores
  );
}
