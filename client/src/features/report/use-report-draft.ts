import type { ReportDraft } from "@casement/shared/session/session";
import { worstState } from "@/session/saver";
import { useSaver, useSaves, useSend, useSessionState } from "@/session/session-context";

const KEY = "report";
const EMPTY: ReportDraft = { feedback: "", includeScores: false };

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
