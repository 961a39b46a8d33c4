import type { WorksheetKind } from "@casement/shared/worksheets/worksheet";
import { useMantineColorScheme } from "@mantine/core";
import { useCallback, useState } from "react";
import { useBoardTools } from "@/features/board/editor/use-board-tools";
import { useCall } from "@/features/call/space/call-space";
import { NEXT_HINT_ID } from "@/features/guide/next-hints";
import { usePane } from "@/features/room/use-pane";
import { useTimerActions } from "@/features/steps/use-timer-actions";
import { shortcutWords } from "@/lib/key-words";
import { useIsInterviewing } from "@/session/plan-options";
import { useCommand } from "@/session/use-command";
import { useShowHint } from "@/session/use-show-hint";
import { UNDO_SHORTCUT } from "./room-commands";
import type { Inviting } from "./room-invites";
import { usePanel } from "./use-panel";
import { useRoomCommands } from "./use-room-commands";
import { useWorksheet } from "./use-worksheet";
import { useFollowIntoSheets, useWhereabouts } from "./whereabouts/use-whereabouts";

/** What is open on the room's screen, and the commands of its keys and its menu, which open and close it. */
export function useRoomControls() {
  const timer = useTimerActions(shortcutWords(UNDO_SHORTCUT)[0]);
  const panel = usePanel();
  const board = useBoardTools();
  const worksheet = useWorksheet();
  const [leftOpened, setLeftOpened] = useRoomLeftPane();
  /** Whatever is opened by a key or the menu has to be seen, so it ends "board only". */
  const beside = (open: () => void) => () => {
    board.setBoardOnly(false);
    open();
  };
  const [followed, setFollowed] = useState<string | null>(null);
  const over = useWhatLiesOver();
  const { setColorScheme } = useMantineColorScheme();
  const { run } = useCommand();
  const showHint = useShowHint();
  const call = useCall();
  const whereabouts = useWhereabouts();
  const showWorksheet = (kind: WorksheetKind) => {
    // On a narrow window the worksheets have a drawer of their own.
    if (!worksheet.narrow) setLeftOpened(true);
    worksheet.show(kind);
  };
  useFollowIntoSheets(followed, whereabouts, showWorksheet);
  const commands = useRoomCommands(
    {
      ...timer,
      openNotes: beside(() => panel.open("notes")),
      openGuide: beside(() => panel.open("guide")),
      openNextHint: beside(() => panel.open("guide", NEXT_HINT_ID)),
      openScorecard: beside(() => panel.open("scorecard")),
      toggleChat: beside(() => over.setChatOpened((opened) => board.boardOnly || !opened)),
      toggleLeft: beside(() => setLeftOpened(board.boardOnly || !leftOpened)),
      togglePanel: beside(() => panel.setOpened(board.boardOnly || !panel.opened)),
      toggleBoardOnly: () => board.setBoardOnly(!board.boardOnly),
      showWorksheet: (kind) => beside(() => showWorksheet(kind))(),
      showSteps: beside(() => {
        worksheet.setShown(false);
        setLeftOpened(true);
      }),
      showProblem: () => over.setProblemOpened(true),
      showHint,
      toggleMicrophone: () => call?.toggleMicrophone(),
      toggleCamera: () => call?.toggleCamera(),
      joinOrLeaveCall: () => void call?.joinOrLeave(),
      takeHint: () => void run("hint.take", {}),
      setAppearance: setColorScheme,
      follow: setFollowed,
      showShortcuts: () => over.setShortcutsOpened(true),
      addComponent: () => board.setAdding(true),
      showOutline: () => board.setSide(board.side === "outline" ? null : "outline"),
      showPatterns: () => board.setSide(board.side === "patterns" ? null : "patterns"),
      invite: () => over.setInviting({ returningId: null }),
    },
    followed,
  );
  const pane = { leftOpened, setLeftOpened };
  return { timer, panel, board, worksheet, commands, followed, setFollowed, whereabouts, ...pane, ...over };
}

export type RoomControls = ReturnType<typeof useRoomControls>;

/** What can lie over the room, and whether it does. */
function useWhatLiesOver() {
  const [chatOpened, setChatOpened] = useState(false);
  const [problemOpened, setProblemOpened] = useState(false);
  const [shortcutsOpened, setShortcutsOpened] = useState(false);
  const [inviting, setInviting] = useState<Inviting | null>(null);
  const stopInviting = useCallback(() => setInviting(null), []);
  return {
    chatOpened,
    setChatOpened,
    problemOpened,
    setProblemOpened,
    shortcutsOpened,
    setShortcutsOpened,
    inviting,
    setInviting,
    stopInviting,
  };
}

/**
 * An interviewer watches the board and has a panel of their own, so their left pane begins as a strip; for whoever does
 * the design it holds the question and the worksheets. Each remembers their own choice.
 */
function useRoomLeftPane() {
  const interviewing = useIsInterviewing();
  return usePane(`casement-pane-left-open${interviewing ? "-interviewing" : ""}`, !interviewing);
}
