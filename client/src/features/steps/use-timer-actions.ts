import type { CommandName, CommandPayload } from "@casement/shared/contract/commands";
import { currentStep, isPaused } from "@casement/shared/step-clock";
import { useCallback, useMemo, useState } from "react";
import { codeOf } from "../../lib/api-error";
import { useReadRoom, useSendOnReturn, useServerNow } from "../../realtime/room-context";
import { describeConflict } from "../../realtime/timer-conflict";
import { tell, tellError } from "../../realtime/use-command";

const MINUTE_MS = 60_000;
/** A "next" this soon after somebody else's meant the same step: it would skip one. */
const SAME_MOMENT_MS = 1_200;

export interface TimerActions {
  readonly goTo: (stepIndex: number) => void;
  /** On the last step it asks to end instead. */
  readonly next: () => void;
  readonly back: () => void;
  readonly pauseOrResume: () => void;
  readonly extend: () => void;
  readonly askToEnd: () => void;
  readonly end: () => void;
  readonly stopAsking: () => void;
  readonly asksToEnd: boolean;
  readonly busy: boolean;
}

/** What an interviewer does with the clock. Each reads the state at the moment of the click. */
export function useTimerActions(): TimerActions {
  const readRoom = useReadRoom();
  const serverNow = useServerNow();
  const { run, busy } = useRacing();
  const [asksToEnd, setAsksToEnd] = useState(false);
  const actions = useMemo(() => {
    const now = () => {
      const { clock, plan } = readRoom().state;
      const step = currentStep(clock) ?? 0;
      return { clock, step, last: (plan?.steps.length ?? 1) - 1, expectedRevision: clock.revision };
    };
    const goTo = (stepIndex: number) => run("step.enter", { stepIndex, expectedRevision: now().expectedRevision });
    return {
      goTo,
      next: () => {
        const { state, lastTimerEvent: last, participantId } = readRoom();
        const justMoved = last?.kind === "step.entered" && serverNow() - last.at < SAME_MOMENT_MS;
        if (justMoved && last.actor !== participantId) tell(describeConflict(state, last));
        else if (now().step >= now().last) setAsksToEnd(true);
        else goTo(now().step + 1);
      },
      back: () => now().step > 0 && goTo(now().step - 1),
      pauseOrResume: () => {
        const { clock, expectedRevision } = now();
        run(isPaused(clock) ? "timer.resume" : "timer.pause", { expectedRevision });
      },
      extend: () =>
        run("step.extend", {
          stepIndex: now().step,
          byMs: MINUTE_MS,
          expectedRevision: now().expectedRevision,
        }),
      askToEnd: () => setAsksToEnd(true),
      stopAsking: () => setAsksToEnd(false),
      end: () => {
        setAsksToEnd(false);
        run("session.end", {});
      },
    };
  }, [readRoom, serverNow, run]);
  return { ...actions, asksToEnd, busy };
}

/** Sends a timer command; a lost race is told gently with the name of who was faster. */
function useRacing() {
  const send = useSendOnReturn();
  const readRoom = useReadRoom();
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    <N extends CommandName>(name: N, payload: CommandPayload<N>): void => {
      setBusy(true);
      send(name, payload)
        .catch((error: unknown) => {
          if (codeOf(error) !== "CONFLICT") return tellError(error);
          const { state, lastTimerEvent } = readRoom();
          tell(describeConflict(state, lastTimerEvent));
        })
        .finally(() => setBusy(false));
    },
    [send, readRoom],
  );
  return { run, busy };
}
