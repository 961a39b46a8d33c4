import { can } from "@casement/shared/contract/policy";
import { isInterviewer } from "@casement/shared/session/role";
import { useCallback, useState } from "react";
import { SharedDocumentProvider } from "@/document/shared-document";
import { useBoardTools } from "@/features/board/editor/use-board-tools";
import { Chat } from "@/features/chat/chat";
import { CommandMenu } from "@/features/command-menu/command-menu";
import { ConsentBanner, ConsentMissing, ConsentNote } from "@/features/consent/consent";
import { DeviceRequests } from "@/features/people/device-requests";
import { LostCandidate } from "@/features/people/lost-candidate";
import { PeopleBar } from "@/features/people/people-bar";
import { TakeHint } from "@/features/practice/take-hint";
import { BoardBadge } from "@/features/room/board-badge";
import { sayLeftOut } from "@/features/room/left-out";
import { sayCopyKept } from "@/features/room/no-copy";
import { RoomLayout } from "@/features/room/room-layout";
import { ShortcutSheet } from "@/features/shortcuts/shortcut-sheet";
import { EndDialog } from "@/features/steps/end-dialog";
import { HintNotice } from "@/features/steps/hint-notice";
import { ProblemBrief } from "@/features/steps/problem-brief";
import { RoomHeader } from "@/features/steps/room-header";
import { StepList } from "@/features/steps/step-list";
import { TimerControls } from "@/features/steps/timer-controls";
import { useTimerActions } from "@/features/steps/use-timer-actions";
import { shortcutWords } from "@/lib/key-words";
import { useIsPractice } from "@/session/plan-options";
import { useMyself, useSessionId, useSessionState } from "@/session/session-context";
import { usePageTitle } from "@/ui/page";
import { HelpButtons } from "./help-buttons";
import { Panel } from "./panel";
import { RoomBoard } from "./room-board";
import { RoomBrand } from "./room-brand";
import { UNDO_SHORTCUT } from "./room-commands";
import { InviteButton, type Inviting, RoomInvites } from "./room-invites";
import { KEYS_LEAD, keyLines } from "./room-keys";
import { RoomWorksheet } from "./room-worksheet";
import classes from "./session.module.css";
import { usePanel } from "./use-panel";
import { useRoomCommands } from "./use-room-commands";
import { useWorksheet } from "./use-worksheet";
import { WatchRecordingButton } from "./watch-recording-button";

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

/** The room, made of its features. */
function Room() {
  const interviewing = isInterviewer(useMyself().role);
  const practice = useIsPractice();
  const timer = useTimerActions(shortcutWords(UNDO_SHORTCUT)[0]);
  const panel = usePanel();
  const board = useBoardTools();
  const worksheet = useWorksheet();
  const [shownStep, setShownStep] = useState<number | null>(null);
  const [followed, setFollowed] = useState<string | null>(null);
  const [chatOpened, setChatOpened] = useState(false);
  const [shortcutsOpened, setShortcutsOpened] = useState(false);
  const [inviting, setInviting] = useState<Inviting | null>(null);
  const stopInviting = useCallback(() => setInviting(null), []);
  const commands = useRoomCommands(
    {
      ...timer,
      openNotes: () => panel.open("notes"),
      openGuide: () => panel.open("guide"),
      openScorecard: () => panel.open("scorecard"),
      toggleChat: () => setChatOpened((opened) => !opened),
      follow: setFollowed,
      showShortcuts: () => setShortcutsOpened(true),
      addComponent: () => board.setAdding(true),
      showOutline: () => board.setSide(board.side === "outline" ? null : "outline"),
      showPatterns: () => board.setSide(board.side === "patterns" ? null : "patterns"),
      invite: () => setInviting({ returningId: null }),
    },
    followed,
  );
  usePageTitle(useSessionState((state) => state.plan?.title ?? ""));
  const pickStep = (index: number | null) => {
    setShownStep(index);
    worksheet.setShown(false);
  };
  return (
    <>
      <RoomLayout
        header={<RoomHeader brand={<RoomBrand />} badge={<BoardBadge />} onPickStep={pickStep} />}
        notices={
          <>
            <ConsentBanner />
            <ConsentMissing />
            <HintNotice />
            <DeviceRequests />
            <LostCandidate onPause={timer.pauseOrResume} />
          </>
        }
        left={
          <>
            <StepList shown={shownStep} onShow={setShownStep} onGoTo={timer.goTo} />
            <ProblemBrief />
            {practice && <TakeHint />}
            {!practice && <ConsentNote />}
          </>
        }
        board={<RoomBoard followed={followed} onFollow={setFollowed} tools={board} />}
        sheet={{
          body: <RoomWorksheet choice={worksheet} />,
          shown: worksheet.shown,
          onShown: worksheet.setShown,
          news: worksheet.news,
          wide: worksheet.wide,
        }}
        right={interviewing ? <Panel {...panel} onTab={panel.setTab} /> : null}
        rightOpened={panel.opened}
        onRightOpened={panel.setOpened}
        bar={
          <>
            <PeopleBar
              followed={followed}
              onFollow={setFollowed}
              onInviteBack={(returningId) => setInviting({ returningId })}
            />
            <InviteButton onInvite={() => setInviting({ returningId: null })} />
            {!practice && <Chat opened={chatOpened} onChange={setChatOpened} />}
            <span className={classes.spacer} />
            {interviewing && !practice && <WatchRecordingButton />}
            {interviewing && <TimerControls actions={timer} />}
            <HelpButtons onSheet={() => setShortcutsOpened(true)} />
          </>
        }
      />
      <RoomInvites inviting={inviting} onClose={stopInviting} />
      {interviewing && <EndDialog actions={timer} />}
      <CommandMenu
        commands={commands.map((command) => ({
          ...command,
          hint: command.shortcut && shortcutWords(command.shortcut)[0],
        }))}
      />
      <ShortcutSheet
        lines={keyLines(commands, interviewing)}
        lead={KEYS_LEAD}
        opened={shortcutsOpened}
        onClose={() => setShortcutsOpened(false)}
      />
    </>
  );
}
