import { can } from "@casement/shared/contract/policy";
import { isInterviewer } from "@casement/shared/session/role";
import { scores } from "@casement/shared/session-log/panel/panel";
import { type ComponentProps, useMemo, useState } from "react";
import { SharedDocumentProvider } from "@/document/shared-document";
import { LazyCallStrip } from "@/features/call/lazy-call";
import { useStripLook } from "@/features/call/strip/use-strip-look";
import { CaptionStrip } from "@/features/captions/caption-strip";
import { Captions } from "@/features/captions/captions";
import { Chat } from "@/features/chat/chat";
import { ConsentBanner, ConsentMissing, ConsentNote } from "@/features/consent/consent";
import { RecordingMark } from "@/features/consent/recording-mark";
import { SoundConsentBanner, SoundConsentNote } from "@/features/consent/sound-consent";
import { DeviceRequests } from "@/features/people/device-requests";
import { LostCandidate } from "@/features/people/lost-candidate";
import { PeopleBar } from "@/features/people/people-bar";
import { TakeHint } from "@/features/practice/take-hint";
import { BoardBadge } from "@/features/room/board-badge";
import { sayLeftOut } from "@/features/room/left-out";
import { sayCopyKept } from "@/features/room/no-copy";
import { RoomLayout } from "@/features/room/room-layout";
import { SoundBadge, SoundStopped } from "@/features/sound/sound-badge";
import { HelpShown } from "@/features/steps/help-shown";
import { HintNotice } from "@/features/steps/hint-notice";
import { ProblemButton, ProblemCard, type Unfolded } from "@/features/steps/problem/problem-card";
import { RoomHeader } from "@/features/steps/room-header";
import { StepList } from "@/features/steps/step-list";
import { TimerControls } from "@/features/steps/timer-controls";
import { shortcutWords } from "@/lib/key-words";
import { useIsPractice } from "@/session/plan-options";
import { useMyself, useSessionId, useSessionState } from "@/session/session-context";
import { MeetingLink } from "@/ui/links/meeting-link";
import { usePageTitle } from "@/ui/page";
import { HelpButtons } from "./help-buttons";
import { Panel } from "./panel";
import { RoomBoard } from "./room-board";
import { RoomBrand } from "./room-brand";
import { PROBLEM_SHORTCUT } from "./room-commands";
import { RoomDialogs } from "./room-dialogs";
import { InviteButton } from "./room-invites";
import { RoomWorksheet, WorksheetTools } from "./room-worksheet";
import classes from "./session.module.css";
import { type RoomControls, useRoomControls } from "./use-room-controls";
import { WatchRecordingButton } from "./watch-recording-button";
import { WhereaboutsSpoken } from "./whereabouts/whereabouts-spoken";

/** The live session: the room, and the document that board and worksheets share. */
export function SessionView() {
  const { id, role } = useMyself();
  const sessionId = useSessionId();
  const writable = useSessionState((state) => can(role, "board.write", state.phase));
  return (
    <SharedDocumentProvider
      sessionId={sessionId}
      participantId={id}
      writable={writable}
      onLeftOut={sayLeftOut}
      onCopyKept={sayCopyKept}
    >
      <Room />
    </SharedDocumentProvider>
  );
}

const PROBLEM_KEY = shortcutWords(PROBLEM_SHORTCUT)[0];

/** The room, made of its features. */
function Room() {
  const me = useMyself();
  const interviewing = isInterviewer(me.role);
  const scoring = useSessionState((state) => scores(me, state));
  const practice = useIsPractice();
  const controls = useRoomControls();
  const { timer, panel, board, worksheet, followed, setFollowed, whereabouts } = controls;
  const [strip] = useStripLook();
  const [unfolded, setUnfolded] = useState<Unfolded>(null);
  const problem = <ProblemCard unfolded={unfolded} onUnfolded={setUnfolded} />;
  const [shownStep, setShownStep] = useState<number | null>(null);
  usePageTitle(useSessionState((state) => state.plan?.title ?? ""));
  const pickStep = (index: number | null) => {
    setShownStep(index);
    worksheet.setShown(false);
    controls.setLeftOpened(true);
  };
  return (
    <>
      <RoomLayout
        header={
          <RoomHeader
            brand={<RoomBrand />}
            aside={<ProblemButton onClick={() => controls.setProblemOpened(true)} keys={PROBLEM_KEY} />}
            badge={<RoomBadges />}
            onPickStep={pickStep}
          />
        }
        strip={{ content: <LazyCallStrip />, below: strip.below }}
        notices={<RoomNotices onPause={timer.pauseOrResume} />}
        left={
          <>
            {!worksheet.shown && problem}
            <RoomSteps shown={shownStep} onShow={setShownStep} onGoTo={timer.goTo} />
          </>
        }
        leftOpened={controls.leftOpened}
        onLeftOpened={controls.setLeftOpened}
        boardOnly={board.boardOnly}
        board={<RoomBoard followed={followed} onFollow={setFollowed} tools={board} />}
        sheet={{
          body: <RoomWorksheet choice={worksheet} people={whereabouts} top={worksheet.shown && problem} />,
          shown: worksheet.shown,
          onShown: worksheet.setShown,
          news: worksheet.news,
          wide: worksheet.wide,
          people: whereabouts,
          tools: <WorksheetTools choice={worksheet} />,
        }}
        right={scoring ? <Panel {...panel} onTab={panel.setTab} /> : null}
        {...(practice || !interviewing ? { rightName: "Your panel" } : {})}
        rightOpened={panel.opened}
        onRightOpened={panel.setOpened}
        bar={<RoomBar controls={controls} />}
      />
      <WhereaboutsSpoken whereabouts={whereabouts} />
      <RoomDialogs controls={controls} />
    </>
  );
}

/** That the session is recorded, and whether the board is saved. */
function RoomBadges() {
  return (
    <>
      <RecordingMark />
      <SoundBadge />
      <BoardBadge />
    </>
  );
}

function RoomNotices({ onPause }: { onPause: () => void }) {
  return (
    <>
      <ConsentBanner />
      <ConsentMissing />
      <SoundConsentBanner />
      <CaptionStrip />
      <SoundStopped />
      <HintNotice />
      <DeviceRequests />
      <LostCandidate onPause={onPause} />
    </>
  );
}

function RoomSteps(steps: ComponentProps<typeof StepList>) {
  const practice = useIsPractice();
  return (
    <>
      <StepList {...steps} />
      <HelpShown />
      {practice && <TakeHint />}
      {!practice && <ConsentNote />}
      <SoundConsentNote />
    </>
  );
}

/** The bar below the board: the people, the chat, the clock and help. */
function RoomBar({ controls }: { controls: RoomControls }) {
  const { timer, whereabouts, followed, setFollowed, setInviting, chatOpened, setChatOpened } = controls;
  const sheets = useMemo(
    () => new Map(whereabouts.map(({ participantId, sheet }) => [participantId, sheet])),
    [whereabouts],
  );
  const interviewing = isInterviewer(useMyself().role);
  const practice = useIsPractice();
  const meetingUrl = useSessionState((state) => state.plan?.meetingUrl);
  return (
    <>
      <PeopleBar
        sheets={sheets}
        followed={followed}
        onFollow={setFollowed}
        onInviteBack={(returningId) => setInviting({ returningId })}
      />
      <InviteButton onInvite={() => setInviting({ returningId: null })} />
      {meetingUrl !== undefined && <MeetingLink url={meetingUrl} compact />}
      {!practice && <Chat opened={chatOpened} onChange={setChatOpened} />}
      <span className={classes.spacer} />
      <Captions />
      {interviewing && !practice && <WatchRecordingButton />}
      {interviewing && <TimerControls actions={timer} />}
      <HelpButtons onShortcuts={() => controls.setShortcutsOpened(true)} />
    </>
  );
}
