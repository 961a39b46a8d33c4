import type { PublishedReport } from "@casement/shared/session-log/report";
import classes from "./report.module.css";
import { ReportView } from "./report-view";

/** The feedback in a shared recording; null: none is published at present. */
export function SharedFeedback({ report }: { report: PublishedReport | null }) {
  if (report === null || (report.feedback === "" && (report.scores ?? []).length === 0))
    return <p className={classes.faint}>No feedback is shared at the moment.</p>;
  return (
    <div className={classes.beside}>
      <ReportView feedback={report.feedback} scores={report.scores} />
    </div>
  );
}
