import { isInterviewer } from "@casement/shared/session/role";
import { commentsReach } from "@casement/shared/session-log/visible-to";
import { useShareForMe } from "@/api/shares";
import { Comments } from "@/features/comments/comments";
import { ConsentNote } from "@/features/consent/consent";
import { HelpGiven } from "@/features/reading/help-given";
import { ReadingPage, type ReadingSection } from "@/features/reading/reading-page";
import { TimeLedger } from "@/features/reading/time-ledger";
import { ReceivedReport } from "@/features/report/received-report";
import { WatchShared } from "@/features/sharing/watch-shared";
import { useIsPractice } from "@/session/plan-options";
import { useMyself, useSessionId, useSessionState } from "@/session/session-context";
import { AppFrame } from "../../shell/app-frame";
import classes from "../session.module.css";
import { FinalWork } from "./final-work";
import { InterviewerReading } from "./interviewer-reading";
import { PracticeReading } from "./practice-reading";

const time: ReadingSection = { id: "time", title: "Time", body: <TimeLedger /> };

/** The page of an ended session, for each role. */
export function ReadingView() {
  const { role } = useMyself();
  const sessionId = useSessionId();
  const practice = useIsPractice();
  const title = useSessionState((state) => state.plan?.title ?? "");
  const shares = useSessionState((state) => state.sharedRecordings);
  const share = useShareForMe(sessionId, shares, role === "candidate").data ?? null;
  const reported = useSessionState((state) => commentsReach(role, state));
  if (isInterviewer(role)) {
    return <AppFrame>{practice ? <PracticeReading time={time} /> : <InterviewerReading time={time} />}</AppFrame>;
  }
  const report: ReadingSection = {
    id: "feedback",
    title: "Feedback",
    body: <ReceivedReport board={() => <FinalWork sessionId={sessionId} title={title} />} />,
  };
  const watch: ReadingSection[] =
    share === null ? [] : [{ id: "watch", title: "Watch it again", body: <WatchShared share={share} /> }];
  const ended: ReadingSection = {
    id: "ended",
    title: "This interview has ended",
    body: (
      <p className={classes.ended}>Thank you for watching. Notes, scores and feedback stay with those who took part.</p>
    ),
  };
  const comments: ReadingSection = {
    id: "comments",
    title: "Comments",
    lead: "Between you and your interviewers, about moments of the interview.",
    body: <Comments />,
  };
  const help: ReadingSection = { id: "help", title: "Help you were given", body: <HelpGiven /> };
  const recording: ReadingSection = { id: "recording", title: "Recording", body: <ConsentNote /> };
  return (
    <AppFrame>
      <ReadingPage
        sections={
          role === "candidate"
            ? [report, ...watch, ...(reported ? [comments] : []), help, time, recording]
            : [ended, time, recording]
        }
      />
    </AppFrame>
  );
}
