import { useCallback, useState } from "react";
import { useBoardTools } from "@/features/board/editor/use-board-tools";
import { useTimerActions } from "@/features/steps/use-timer-actions";
import { shortcutWords } from "@/lib/key-words";
import { UNDO_SHORTCUT } from "./room-commands";
import type { Inviting } from "./room-invites";
import { usePanel } from "./use-panel";
import { useRoomCommands } from "./use-room-commands";
import { useWorksheet } from "./use-worksheet";

/** What is open on the room's screen, and the commands of its keys and its menu, which open and close it. */
export function useRoomControls() {
  const timer = useTimerActions(shortcutWords(UNDO_SHORTCUT)[0]);
  const panel = usePanel();
  const board = useBoardTools();
  const worksheet = useWorksheet();
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
  return {
    timer,
    panel,
    board,
    worksheet,
    commands,
    followed,
    setFollowed,
    chatOpened,
    setChatOpened,
    shortcutsOpened,
    setShortcutsOpened,
    inviting,
    setInviting,
    stopInviting,
  };
}
