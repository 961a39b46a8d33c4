import { useCallback, useEffect, useRef } from "react";
import { codeOf } from "@/lib/api-error";
import { useReadSession, useSendOnReturn, useSessionState } from "@/session/session-context";
import { describeConflict } from "@/session/timer-conflict";
import { tell, tellError } from "@/session/use-command";
import { offerUndo } from "@/ui/notices/undo-notice";

/**
 * Undo of this person's own changes of step and clock: offered to them for six seconds, and undone for everybody.
 * @param keys the key that undoes from anywhere, shown with the offer.
 */
export function useUndo(keys: string | undefined) {
  const send = useSendOnReturn();
  const readRoom = useReadSession();
  const revision = useSessionState((state) => state.clock.revision);
  const offered = useRef<{ readonly revision: number; readonly close: () => void } | null>(null);
  // An offer is about the clock as it was then, so the next change by anybody ends it.
  useEffect(() => {
    if (offered.current === null || revision <= offered.current.revision) return;
    offered.current.close();
    offered.current = null;
  }, [revision]);
  useEffect(() => () => offered.current?.close(), []);
  const undo = useCallback(() => {
    const { state, participantId } = readRoom();
    const { lastChange, revision: expectedRevision } = state.clock;
    if (lastChange === null || lastChange.by !== participantId) {
      tell("You have no timer change to undo.");
      return;
    }
    send("timer.undo", { expectedRevision }).then(
      () => tell("Undone for everybody."),
      (error: unknown) => {
        const { state: now, lastTimerEvent } = readRoom();
        if (codeOf(error) !== "CONFLICT") tellError(error);
        else if (now.clock.revision === expectedRevision) tell("It is too late to undo that. Change it by hand.");
        else tell(`It was not undone: ${describeConflict(now, lastTimerEvent, "since then")}`);
      },
    );
  }, [send, readRoom]);
  const offer = useCallback(
    (changed: number, message: string) => {
      if (readRoom().state.clock.revision > changed) return;
      offered.current?.close();
      offered.current = { revision: changed, close: offerUndo({ message, undo, keys }) };
    },
    [readRoom, undo, keys],
  );
  return { offer, undo };
}
