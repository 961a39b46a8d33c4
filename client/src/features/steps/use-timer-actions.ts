import type { CommandName, CommandPayload } from "@casement/shared/contract/commands";
import { currentStep, isPaused, unspentExtension } from "@casement/shared/session/step-clock";
import { useCallback, useMemo, useState } from "react";
import { codeOf } from "@/lib/api-error";
import { useReadSession, useSendOnReturn, useServerNow } from "@/session/session-context";
import { describeConflict } from "@/session/timer-conflict";
import { tell, tellError } from "@/session/use-command";
import { useUndo } from "./use-undo";

const MINUTE_MS = 60_000;
/** A "next" this soon (ms) after somebody else's meant the same step, and would skip one. */
const SAME_MOMENT_MS = 1_200;

export interface TimerActions {
  readonly goTo: (stepIndex: number) => void;
  /** Goes to the next step; on the last one it asks to end the interview. */
  readonly next: () => void;
  readonly back: () => void;
  readonly pauseOrResume: () => void;
  readonly extend: () => void;
  /** Takes off a minute that was added to the current step, while it is not spent. */
  readonly shorten: () => void;
  /** Undoes this person's last change of step or clock. */
  readonly undo: () => void;
  readonly askToEnd: () => void;
  readonly end: () => void;
  readonly stopAsking: () => void;
  readonly asksToEnd: boolean;
  readonly busy: boolean;
}

/**
 * An interviewer's actions on the clock. Each reads the state at the moment of the click, and offers an undo.
 * @param undoKeys the key of `undo`, shown with the offer.
 */
export function useTimerActions(undoKeys: string | undefined): TimerActions {
  const [asksToEnd, setAsksToEnd] = useState(false);
  const { busy, goTo, now, readRoom, run, serverNow, ...changes } = useClockChanges(undoKeys);
  const ways = useMemo(() => {
    return {
      next: () => {
        const { state, lastTimerEvent: last, participantId } = readRoom();
        const justMoved = last?.kind === "step.entered" && serverNow() - last.at < SAME_MOMENT_MS;
        if (justMoved && last.actor !== participantId) tell(describeConflict(state, last));
        else if (now().step >= now().last) setAsksToEnd(true);
        else goTo(now().step + 1);
      },
      back: () => now().step > 0 && goTo(now().step - 1),
      askToEnd: () => setAsksToEnd(true),
      stopAsking: () => setAsksToEnd(false),
      end: () => {
        setAsksToEnd(false);
        run("session.end", {});
      },
    };
  }, [goTo, now, readRoom, run, serverNow]);
  return { ...changes, ...ways, goTo, asksToEnd, busy };
}

/** What an interviewer can do to the clock, each of it at once and with an undo. */
function useClockChanges(undoKeys: string | undefined) {
  const readRoom = useReadSession();
  const serverNow = useServerNow();
  const { run, busy } = useRacing();
  const { offer, undo } = useUndo(undoKeys);
  const changes = useMemo(() => {
    const now = () => {
      const { clock, plan } = readRoom().state;
      const step = currentStep(clock) ?? 0;
      const steps = plan?.steps ?? [];
      return { clock, step, steps, last: Math.max(0, steps.length - 1), expectedRevision: clock.revision };
    };
    const change = <N extends CommandName>(
      name: N,
      payload: CommandPayload<N> & { readonly expectedRevision: number },
      done: string,
    ) => run(name, payload, () => offer(payload.expectedRevision + 1, done));
    return {
      now,
      goTo: (stepIndex: number) => {
        const { step, steps, expectedRevision } = now();
        if (stepIndex === step) return;
        const title = steps[stepIndex]?.title ?? "";
        change("step.enter", { stepIndex, expectedRevision }, `Now on step ${stepIndex + 1}: ${title}.`);
      },
      pauseOrResume: () => {
        const { clock, expectedRevision } = now();
        if (isPaused(clock)) change("timer.resume", { expectedRevision }, "Timer resumed.");
        else change("timer.pause", { expectedRevision }, "Timer paused.");
      },
      extend: () => {
        const { step: stepIndex, expectedRevision } = now();
        const done = `One minute added to step ${stepIndex + 1}.`;
        change("step.extend", { stepIndex, byMs: MINUTE_MS, expectedRevision }, done);
      },
      shorten: () => {
        const { clock, step: stepIndex, steps, expectedRevision } = now();
        const unspent = unspentExtension(clock, steps, stepIndex, serverNow());
        if (unspent < MINUTE_MS) return tell(whyNotShorter(clock.extensions[stepIndex] ?? 0));
        const done = `One minute taken off step ${stepIndex + 1}.`;
        change("step.shorten", { stepIndex, byMs: MINUTE_MS, expectedRevision }, done);
      },
    };
  }, [readRoom, serverNow, run, offer]);
  return { ...changes, undo, busy, run, readRoom, serverNow };
}

function whyNotShorter(extension: number): string {
  return extension === 0
    ? "Nothing was added to this step, so there is nothing to take off."
    : "The time added to this step is already being used.";
}

/** Sends a timer command; when it loses a race, a notice names who was faster. */
function useRacing() {
  const send = useSendOnReturn();
  const readRoom = useReadSession();
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    <N extends CommandName>(name: N, payload: CommandPayload<N>, done?: () => void): void => {
      setBusy(true);
      send(name, payload)
        .then(done)
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
