import { readClock } from "@casement/shared/session/step-clock";
import { useEffect } from "react";
import { type Cue, cueBetween } from "./clock/cues";
import { useReadSession, useServerNow } from "./session-context";

/** How often the clock is checked: a cue is late by this many ms at most. */
const LOOK_EVERY_MS = 250;

/** Calls back when one minute is left in the step and when its time is up; never for a change of step. */
export function useCue(onCue: (cue: Cue) => void): void {
  const readRoom = useReadSession();
  const serverNow = useServerNow();
  useEffect(() => {
    const read = () => {
      const { clock, plan } = readRoom().state;
      return readClock(clock, plan?.steps ?? [], serverNow());
    };
    let before = read();
    const timer = setInterval(() => {
      const after = read();
      const cue = cueBetween(before, after);
      before = after;
      if (cue !== null) onCue(cue);
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [readRoom, serverNow, onCue]);
}
