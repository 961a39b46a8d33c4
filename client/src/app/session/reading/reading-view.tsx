import { isInterviewer } from "@casement/shared/session/role";
import { commentsReach } from "@casement/shared/session-log/audience/visible-to";
import { isShadow } from "@casement/shared/session-log/panel/panel";
import { type ShareForMe, useShareForMe } from "@/api/shares";
import { UnsentMessages } from "@/features/chat/unsent-messages";
import { Comments } from "@/features/comments/comments";
import { ConsentNote } from "@/features/consent/consent";
import { SoundConsentNote } from "@/features/consent/sound-consent";
import { OwnReturnLink } from "@/features/invites/own-return-link";
import { HelpGiven } from "@/features/reading/help-given";
import { ReadingPage, type ReadingPart, type ReadingSection } from "@/features/reading/reading-page";
import { TimeLedger } from "@/features/reading/time-ledger";
import { ReceivedReport } from "@/features/report/received-report";
import { WatchShared } from "@/features/sharing/watch-shared";
import { SoundOnItsWay } from "@/features/sound/sound-badge";
import { useHasWords } from "@/features/words/words-section";
import { useIsPractice } from "@/session/plan-options";
import { useMyself, useSessionId, useSessionState } from "@/session/session-context";
import { AppFrame } from "../../shell/app-frame";
import classes from "../session.module.css";
import { FinalBoard, FinalSheets } from "./final-work";
import { InterviewerReading, words } from "./interviewer-reading";
import { PracticeReading } from "./practice-reading";
import { Scorecards } from "./scorecards";

const time: ReadingSection = { id: "time", title: "Time", body: <TimeLedger /> };

/** The page of an ended session, for each role. */
export function ReadingView() {
  const { id, role } = useMyself();
  const sessionId = useSessionId();
  const practice = useIsPractice();
  const shares = useSessionState((state) => state.sharedRecordings);
  const share = useShareForMe(sessionId, shares, role === "candidate").data ?? null;
  const shadow = useSessionState((state) => isShadow(id, state));
  const hasWords = useHasWords();
  const reported = useSessionState((state) => commentsReach(role, state));
  if (isInterviewer(role)) {
    return (
      <AppFrame>
        <SoundOnItsWay />
        {practice ? <PracticeReading time={time} /> : <InterviewerReading time={time} />}
      </AppFrame>
    );
  }
  return (
    <AppFrame>
      <ReadingPage
        notices={
          <>
            <SoundOnItsWay />
            <UnsentMessages />
          </>
        }
        parts={role === "candidate" ? candidateParts(share, reported, hasWords) : shadow ? shadowed : observed}
      />
    </AppFrame>
  );
}

/** Their feedback first, then their own work, how the time went, and the way back to this page. */
function candidateParts(
  share: ShareForMe | null,
  reported: boolean,
  hasWords: boolean,
): [ReadingPart, ...ReadingPart[]] {
  const watch: ReadingSection[] =
    share === null ? [] : [{ id: "watch", title: "Recording", body: <WatchShared share={share} /> }];
  return [
    { title: "Feedback", sections: [report, ...watch, ...(reported ? [comments] : [])] },
    { title: "Board and worksheets", sections: work },
    { title: "Time and help", sections: [time, help, ...(hasWords ? [words] : [])] },
    { title: "Come back", sections: [back, consent] },
  ];
}

const report: ReadingSection = { id: "feedback", title: "Feedback", body: <ReceivedReport /> };
const work: readonly [ReadingSection, ReadingSection] = [
  {
    id: "board",
    title: "Your board",
    lead: "Yours to keep, as a picture or with the worksheets below.",
    body: <FinalBoard />,
  },
  { id: "worksheets", title: "Your worksheets", body: <FinalSheets /> },
];
const comments: ReadingSection = {
  id: "comments",
  title: "Comments",
  lead: "Between you and your interviewers, about moments of the interview.",
  body: <Comments />,
};
const help: ReadingSection = { id: "help", title: "Help you were given", body: <HelpGiven /> };
const back: ReadingSection = { id: "return", title: "Come back later", body: <OwnReturnLink /> };
function BothConsents() {
  return (
    <>
      <ConsentNote />
      <SoundConsentNote />
    </>
  );
}
const consent: ReadingSection = { id: "consent", title: "Your consent", body: <BothConsents /> };
const ended: ReadingSection = {
  id: "ended",
  title: "This interview has ended",
  body: (
    <p className={classes.ended}>Thank you for watching. Notes, scores and feedback stay with those who took part.</p>
  ),
};
const shadowed: readonly [ReadingPart, ReadingPart] = [
  { title: "Scorecard", sections: [{ id: "scorecards", title: "Scorecard", body: <Scorecards /> }] },
  { title: "Interview", sections: [time, consent] },
];
const observed: readonly [ReadingPart] = [{ title: "Interview", sections: [ended, time, consent] }];
