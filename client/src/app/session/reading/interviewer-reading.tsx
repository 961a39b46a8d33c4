import { can } from "@casement/shared/contract/policy";
import { Button } from "@mantine/core";
import { useCallback, useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { useMe } from "@/api/accounts";
import { UnsentMessages } from "@/features/chat/unsent-messages";
import { Comments } from "@/features/comments/comments";
import { SoundConsentNote } from "@/features/consent/sound-consent";
import { ExportSection } from "@/features/export/export-section";
import { OwnReturnLink } from "@/features/invites/own-return-link";
import { NoteComposer, useNoteInHand } from "@/features/notes/note-composer";
import { NoteList } from "@/features/notes/note-list";
import { DeviceRequests } from "@/features/people/device-requests";
import { BranchList } from "@/features/practice/branch-list";
import { HelpGiven } from "@/features/reading/help-given";
import { Outcome } from "@/features/reading/outcome";
import { PeopleRecord } from "@/features/reading/people-record";
import { ReadingPage, type ReadingPart, type ReadingSection } from "@/features/reading/reading-page";
import { TalkMirror } from "@/features/reading/talk/talk-mirror";
import { Transcript } from "@/features/reading/transcript";
import { ReportEditor } from "@/features/report/report-editor";
import { SharePlayback } from "@/features/sharing/share-playback";
import { useHasWords, WordsSection } from "@/features/words/words-section";
import { paths } from "@/lib/addresses/paths";
import { useIsSoundRecorded } from "@/session/plan-options";
import { useMyself, useSessionId, useSessionState } from "@/session/session-context";
import { IconPlayerPlayFilled } from "@/ui/icons/icons";
import { type Inviting, RoomInvites } from "../room-invites";
import classes from "../session.module.css";
import { FinalBoard, FinalSheets } from "./final-work";
import { useGuideParts } from "./guide-parts";
import { Scorecards } from "./scorecards";

/** Everything that an interviewer reads and can still do after the interview. */
export function InterviewerReading({ time }: { time: ReadingSection }) {
  const { role } = useMyself();
  const sessionId = useSessionId();
  const isSoundRecorded = useIsSoundRecorded();
  const hasWords = useHasWords();
  const hasAccount = useMe().data?.account != null;
  const owns = role === "owner";
  // Somebody else may have ended the interview in the middle of a word.
  const noteInHand = useNoteInHand();
  const comments: ReadingSection = { id: "comments", title: "Comments", body: <Comments /> };
  const people: ReadingSection = { id: "people", title: "People", body: <People /> };
  const retries: ReadingSection = { id: "branches", title: "Retries", body: <BranchList sessionId={sessionId} /> };
  const guide = useGuideParts([
    { id: "board", title: "Board", body: <FinalBoard /> },
    { id: "worksheets", title: "Worksheets", body: <FinalSheets /> },
  ]);
  const parts: [ReadingPart, ...ReadingPart[]] = [
    {
      title: "Outcome",
      sections: [
        { id: "outcome", title: "Outcome", body: <Outcome /> },
        time,
        ...(isSoundRecorded ? [talk] : []),
        { id: "help", title: "Hints and questions", body: <HelpGiven /> },
      ],
    },
    { title: "Scorecard", sections: [{ id: "scorecards", title: "Scorecard", body: <Scorecards /> }] },
    owns ? { title: "Feedback", sections: [feedback, comments] } : { title: "Comments", sections: [comments] },
    ...guide,
    {
      title: "Notes and chat",
      sections: [
        { id: "notes", title: "Notes", body: <Notes inHand={noteInHand} /> },
        { id: "chat", title: "Chat", body: <Transcript /> },
        ...(hasWords ? [words] : []),
      ],
    },
    {
      title: "Share and keep",
      sections: [...(owns ? waysOut(sessionId) : ownReturn), people, ...(hasAccount ? [retries] : [])],
    },
  ];
  return (
    <>
      <DeviceRequests />
      <ReadingPage
        actions={<WatchRecording sessionId={sessionId} />}
        notices={<UnsentMessages />}
        parts={parts}
        begin={noteInHand ? "notes" : ""}
      />
    </>
  );
}

export const words: ReadingSection = {
  id: "words",
  title: "What was said",
  lead: "Everybody reads what they heard, and corrects their own words.",
  body: <WordsSection />,
};

const talk: ReadingSection = {
  id: "talk",
  title: "Talk",
  lead: "Who spoke how much, and how: from the voices in the recorded sound, not from words. Only interviewers see this.",
  body: <TalkMirror />,
};

const feedback: ReadingSection = {
  id: "feedback",
  title: "Feedback",
  lead: "Write it while it is fresh. The candidate sees nothing before you share it.",
  body: <ReportEditor />,
};

const ownReturn: [ReadingSection] = [{ id: "return", title: "Come back later", body: <OwnReturnLink /> }];

/** How the interview leaves this server. */
function waysOut(sessionId: string): [ReadingSection, ReadingSection] {
  return [
    {
      id: "sharing",
      title: "Share recording",
      lead: "Anybody with the link can watch the interview, without an account. Your notes, your private marks and the guide are never in it.",
      body: <SharePlayback sessionId={sessionId} />,
    },
    {
      id: "export",
      title: "Export",
      lead: "Whatever you download is no longer protected by this server: keep it somewhere safe.",
      body: <ExportSection sessionId={sessionId} />,
    },
  ];
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

/** `inHand`: the caret goes into the field, since a note was being written. */
export function Notes({ inHand = false }: { inHand?: boolean }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!inHand || field.current === null) return;
    field.current.focus();
    field.current.setSelectionRange(field.current.value.length, field.current.value.length);
  }, [inHand]);
  return (
    <div className={classes.notes}>
      <NoteList />
      <NoteComposer inputRef={field} />
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
      <SoundConsentNote />
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
