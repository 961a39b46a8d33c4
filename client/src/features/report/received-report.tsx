import { useSessionState } from "@/session/session-context";
import { DownloadFeedback } from "./download-feedback";
import classes from "./report.module.css";
import { ReportView } from "./report-view";

/** The candidate's view: the report, or that it is still being written. */
export function ReceivedReport() {
  const report = useSessionState((state) => state.report);
  if (report === null) {
    return (
      <p className={classes.waiting}>
        Thank you for taking part. Your interviewer has not shared feedback yet; when they do, it appears here.
      </p>
    );
  }
  return (
    <div className={classes.received}>
      <ReportView feedback={report.feedback} scores={report.scores} />
      <DownloadFeedback />
    </div>
  );
}
