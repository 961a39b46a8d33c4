import { fetchReport } from "@/api/exports";
import { useSessionId, useSessionState } from "@/session/session-context";
import { DownloadPdf } from "@/ui/saving/download-pdf";

/** The feedback as a PDF while it is shared, with marks, times, the board and links to moments. */
export function DownloadFeedback() {
  const sessionId = useSessionId();
  const isShared = useSessionState((state) => state.report !== null);
  if (!isShared) return null;
  return <DownloadPdf label="Download as PDF" load={() => fetchReport(sessionId, "candidate")} />;
}
