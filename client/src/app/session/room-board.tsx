import { can } from "@casement/shared/policy";
import { useMemo } from "react";
import { BoardPane } from "../../features/board/lazy-board";
import { distinctNames, peopleOf } from "../../realtime/people";
import { useMyself, useSessionId, useSessionState } from "../../realtime/room-context";

/** The board with what it needs of the session. */
export function RoomBoard({
  followed,
  onFollow,
}: {
  followed: string | null;
  onFollow: (participantId: string | null) => void;
}) {
  const me = useMyself();
  const sessionId = useSessionId();
  const participants = useSessionState((state) => state.participants);
  const writable = useSessionState((state) => can(me.role, "board.write", state.phase));
  const people = useMemo(() => {
    const names = distinctNames(participants);
    return peopleOf(participants).map((person) => ({ ...person, name: names.get(person.id) ?? person.name }));
  }, [participants]);
  return (
    <BoardPane
      sessionId={sessionId}
      participantId={me.id}
      role={me.role}
      writable={writable}
      people={people}
      followed={followed}
      onFollow={onFollow}
    />
  );
}
