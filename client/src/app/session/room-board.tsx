import { useMemo } from "react";
import { useModelDrawing } from "@/document/sheets/use-model-drawing";
import type { BoardTools } from "@/features/board/editor/use-board-tools";
import { LazyBoardPane } from "@/features/board/lazy-board";
import { StepClock } from "@/features/steps/clock-readout";
import { shortcutWords } from "@/lib/key-words";
import { distinctNames, peopleOf } from "@/session/people";
import { useSeesPatterns } from "@/session/plan-options";
import { useMyself, useSessionState } from "@/session/session-context";
import { showInPlaceOf } from "@/ui/notices/show-in-place-of";
import { BOARD_ONLY_SHORTCUT } from "./room-commands";

export const sayBoardFull = () =>
  showInPlaceOf(
    "model-left-out",
    "The board is full: not every entity could be drawn. Delete shapes that are not needed, then put them on again.",
  );

/** Connects the board with the session. */
export function RoomBoard({
  followed,
  onFollow,
  tools,
}: {
  followed: string | null;
  onFollow: (participantId: string | null) => void;
  tools: BoardTools;
}) {
  const me = useMyself();
  const patterns = useSeesPatterns();
  const participants = useSessionState((state) => state.participants);
  useModelDrawing(sayBoardFull);
  const people = useMemo(() => {
    const names = distinctNames(participants);
    return peopleOf(participants).map((person) => ({ ...person, name: names.get(person.id) ?? person.name }));
  }, [participants]);
  return (
    <LazyBoardPane
      participantId={me.id}
      role={me.role}
      people={people}
      followed={followed}
      onFollow={onFollow}
      tools={tools}
      patterns={patterns}
      boardOnly={{ keyWords: shortcutWords(BOARD_ONLY_SHORTCUT)[0] ?? "", clock: <StepClock /> }}
    />
  );
}
