import { can } from "@casement/shared/contract/policy";
import { isPaused } from "@casement/shared/session/step-clock";
import { useMemo } from "react";
import { useCallView } from "@/features/call/space/call-space";
import { useShortcuts } from "@/lib/use-shortcuts";
import { useHintsLeft } from "@/session/hints-left";
import { distinctNames, peopleOf } from "@/session/people";
import { useCallKind, useIsPractice, usePlanOptions, useSeesPatterns } from "@/session/plan-options";
import { useMyself, useSessionState } from "@/session/session-context";
import { type OwnActions, type RoomCommand, roomCommands, type SharedActions } from "./room-commands";

const NO_STEPS: readonly never[] = [];

/** The room's current commands; listens for their keys. */
export function useRoomCommands(actions: OwnActions & SharedActions, followed: string | null): readonly RoomCommand[] {
  const { id, role } = useMyself();
  const paused = useSessionState((state) => isPaused(state.clock));
  const steps = useSessionState((state) => state.plan?.steps ?? NO_STEPS);
  const participants = useSessionState((state) => state.participants);
  const others = useMemo(() => {
    const names = distinctNames(participants);
    const present = peopleOf(participants).filter((person) => person.id !== id && person.present);
    return present.map((person) => ({ id: person.id, name: names.get(person.id) ?? person.name }));
  }, [participants, id]);
  const practice = useIsPractice();
  const patterns = useSeesPatterns();
  const mayInvite = useSessionState((state) => can(role, "invite.create", state.phase));
  const hints = useHintsLeft();
  const { hints: hintsOn } = usePlanOptions();
  const mayTakeHint = practice && hintsOn;
  const call = useCallFacts();
  const commands = roomCommands(
    { role, paused, steps, others, followed, practice, patterns, mayInvite, hints, mayTakeHint, call },
    actions,
  );
  useShortcuts(commands);
  return commands;
}

function useCallFacts() {
  const kind = useCallKind();
  const isIn = useCallView(({ stage }) => stage.kind === "in");
  return kind === "off" ? null : { isIn, withPicture: kind === "picture" };
}
