import { can } from "@casement/shared/contract/policy";
import { Button } from "@mantine/core";
import { useCallback, useState } from "react";
import { Link } from "react-router";
import { useMe } from "@/api/accounts";
import { Comments } from "@/features/comments/comments";
import { ExportSection } from "@/features/export/export-section";
import { NoteComposer } from "@/features/notes/note-composer";
import { NoteList } from "@/features/notes/note-list";
import { DeviceRequests } from "@/features/people/device-requests";
import { BranchList } from "@/features/practice/branch-list";
import { HelpGiven } from "@/features/reading/help-given";
import { PeopleRecord } from "@/features/reading/people-record";
import { ReadingPage, type ReadingSection } from "@/features/reading/reading-page";
import { Transcript } from "@/features/reading/transcript";
import { ReportEditor } from "@/features/report/report-editor";
import { CompareCards, useOpenCards } from "@/features/scoring/compare-cards";
import { ScorecardEditor } from "@/features/scoring/scorecard-editor";
import { SealedCards } from "@/features/scoring/sealed-cards";
import { SharePlayback } from "@/features/sharing/share-playback";
import { FinalWorksheets } from "@/features/worksheets/final-worksheets";
import { paths } from "@/lib/addresses/paths";
import { useMyself, useSessionId, useSessionState } from "@/session/session-context";
import { IconPlayerPlayFilled } from "@/ui/icons";
import { type Inviting, RoomInvites } from "../room-invites";
import classes from "../session.module.css";
import { FinalWork } from "./final-work";

/** Everything that an interviewer reads and can still do after the interview. */
export function InterviewerReading({ time }: { time: ReadingSection }) {
  const { role } = useMyself();
  const sessionId = useSessionId();
  const title = useSessionState((state) => state.plan?.title ?? "");
  const hasAccount = useMe().data?.account != null;
  const board = <FinalWork sessionId={sessionId} title={title} />;
  const sections: ReadingSection[] = [
    time,
    { id: "board", title: "Board", body: board },
    { id: "worksheets", title: "Worksheets", body: <FinalWorksheets sessionId={sessionId} /> },
    { id: "notes", title: "Notes", body: <Notes /> },
    { id: "scorecards", title: "Scorecard", body: <Scorecards /> },
    { id: "comments", title: "Comments", body: <Comments /> },
  ];
  if (role === "owner") {
    sections.push({
      id: "feedback",
      title: "Feedback",
      lead: "Write it while it is fresh. You choose what goes with it, and nothing is seen before you share it.",
      body: <ReportEditor board={board} />,
    });
    sections.push({
      id: "sharing",
      title: "Share playback",
      lead: "Whoever has the link can watch the interview, without an account. Notes, scorecards and your guide are never in it.",
      body: <SharePlayback sessionId={sessionId} />,
    });
  }
  sections.push(
    { id: "help", title: "Hints and questions", body: <HelpGiven /> },
    { id: "chat", title: "Chat", body: <Transcript /> },
    { id: "people", title: "People", body: <People /> },
  );
  if (hasAccount) sections.push({ id: "branches", title: "Tried again", body: <BranchList sessionId={sessionId} /> });
  if (role === "owner") {
    sections.push({
      id: "export",
      title: "Export",
      lead: "Take the interview along. Whatever you download leaves this server's protection: keep it where it belongs.",
      body: <ExportSection sessionId={sessionId} />,
    });
  }
  return (
    <>
      <DeviceRequests />
      <ReadingPage actions={<WatchRecording sessionId={sessionId} />} sections={sections} />
    </>
  );
}

export function WatchRecording({ sessionId }: { sessionId: string }) {
  return (
    <Button
      component={Link}
      to={paths.playback(sessionId)}
      leftSection={<IconPlayerPlayFilled size={15} aria-hidden="true" />}
    >
      Watch recording
    </Button>
  );
}

export function Notes() {
  return (
    <div className={classes.notes}>
      <NoteList />
      <NoteComposer />
    </div>
  );
}

/** Everybody; for the owner with links for people who lost theirs, because feedback is read in the session itself. */
function People() {
  const { role } = useMyself();
  const [inviting, setInviting] = useState<Inviting | null>(null);
  const stopInviting = useCallback(() => setInviting(null), []);
  const returns = useSessionState((state) => can(role, "invite.return", state.phase));
  return (
    <>
      <PeopleRecord />
      {returns && (
        <div className={classes.back}>
          <Button variant="default" size="xs" onClick={() => setInviting({ returningId: null })}>
            Let somebody back in
          </Button>
          <span>For whoever lost their link and wants to read their feedback.</span>
        </div>
      )}
      <RoomInvites inviting={inviting} onClose={stopInviting} />
    </>
  );
}

/** The interviewer's own scorecard until it is submitted, then all open ones side by side. */
function Scorecards() {
  const open = useOpenCards();
  return (
    <>
      <SealedCards />
      {open.length === 0 ? <ScorecardEditor /> : <CompareCards cards={open} />}
    </>
  );
}
