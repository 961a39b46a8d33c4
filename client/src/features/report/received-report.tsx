import type { ReactNode } from "react";
import { useSessionState } from "@/session/session-context";
import classes from "./report.module.css";
import { ReportView } from "./report-view";

/** The candidate's view: the report, or that it is still being written. `board` is mounted only when it is shared. */
export function ReceivedReport({ board }: { board: () => ReactNode }) {
  const report = useSessionState((state) => state.report);
  if (report === null) {
    return (
      <p className={classes.waiting}>
        Thank you for taking part. Your interviewer has not shared feedback yet. When they do, it appears on this page:
        keep the link you joined with.
      </p>
    );
  }
  return <ReportView feedback={report.feedback} scores={report.scores} board={report.board ? board() : null} />;
}
