import { can } from "@casement/shared/contract/policy";
import { isInterviewer } from "@casement/shared/session/role";
import { type ComponentProps, useState } from "react";
import { SharedDocumentProvider } from "@/document/shared-document";
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
import { ShortcutsDialog } from "@/features/shortcuts/shortcuts-dialog";
import { EndDialog } from "@/features/steps/end-dialog";
import { HintNotice } from "@/features/steps/hint-notice";
import { ProblemBrief } from "@/features/steps/problem-brief";
import { RoomHeader } from "@/features/steps/room-header";
import { StepList } from "@/features/steps/step-list";
import { TimerControls } from "@/features/steps/timer-controls";
import type { TimerActions } from "@/features/steps/use-timer-actions";
import { shortcutWords } from "@/lib/key-words";
import { useIsPractice } from "@/session/plan-options";
import { useMyself, useSessionId, useSessionState } from "@/session/session-context";
import { usePageTitle } from "@/ui/page";
import { HelpButtons } from "./help-buttons";
import { Panel } from "./panel";
import { RoomBoard } from "./room-board";
import { RoomBrand } from "./room-brand";
import { InviteButton, type Inviting, RoomInvites } from "./room-invites";
import { KEYS_LEAD, keyLines } from "./room-keys";
import { RoomWorksheet } from "./room-worksheet";
import classes from "./session.module.css";
import { useRoomControls } from "./use-room-controls";
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
  const controls = useRoomControls();
  const { timer, panel, board, worksheet, followed, setFollowed, setShortcutsOpened } = controls;
  const [shownStep, setShownStep] = useState<number | null>(null);
  usePageTitle(useSessionState((state) => state.plan?.title ?? ""));
  const pickStep = (index: number | null) => {
    setShownStep(index);
    worksheet.setShown(false);
  };
  return (
    <>
      <RoomLayout
        header={<RoomHeader brand={<RoomBrand />} badge={<BoardBadge />} onPickStep={pickStep} />}
        notices={<RoomNotices onPause={timer.pauseOrResume} />}
        left={<RoomSteps shown={shownStep} onShow={setShownStep} onGoTo={timer.goTo} />}
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
          <RoomBar
            timer={timer}
            followed={followed}
            onFollow={setFollowed}
            onInvite={controls.setInviting}
            chatOpened={controls.chatOpened}
            onChat={controls.setChatOpened}
            onShortcuts={() => setShortcutsOpened(true)}
          />
        }
      />
      <RoomInvites inviting={controls.inviting} onClose={controls.stopInviting} />
      {interviewing && <EndDialog actions={timer} />}
      <CommandMenu
        commands={controls.commands.map((command) => ({
          ...command,
          hint: command.shortcut && shortcutWords(command.shortcut)[0],
        }))}
      />
      <ShortcutsDialog
        lines={keyLines(controls.commands, interviewing)}
        lead={KEYS_LEAD}
        opened={controls.shortcutsOpened}
        onClose={() => setShortcutsOpened(false)}
      />
    </>
  );
}

function RoomNotices({ onPause }: { onPause: () => void }) {
  return (
    <>
      <ConsentBanner />
      <ConsentMissing />
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
      <ProblemBrief />
      {practice && <TakeHint />}
      {!practice && <ConsentNote />}
    </>
  );
}

interface RoomBarProps {
  readonly timer: TimerActions;
  readonly followed: string | null;
  readonly onFollow: (participantId: string | null) => void;
  readonly onInvite: (inviting: Inviting) => void;
  readonly chatOpened: boolean;
  readonly onChat: (opened: boolean) => void;
  readonly onShortcuts: () => void;
}

/** The bar below the board: the people, the chat, the clock and help. */
function RoomBar({ timer, followed, onFollow, onInvite, chatOpened, onChat, onShortcuts }: RoomBarProps) {
  const interviewing = isInterviewer(useMyself().role);
  const practice = useIsPractice();
  return (
    <>
      <PeopleBar followed={followed} onFollow={onFollow} onInviteBack={(returningId) => onInvite({ returningId })} />
      <InviteButton onInvite={() => onInvite({ returningId: null })} />
      {!practice && <Chat opened={chatOpened} onChange={onChat} />}
      <span className={classes.spacer} />
      {interviewing && !practice && <WatchRecordingButton />}
      {interviewing && <TimerControls actions={timer} />}
      <HelpButtons onShortcuts={onShortcuts} />
    </>
  );
}
