import { type ClockReading, isPaused, readClock } from "@casement/shared/step-clock";
import { useEffect, useState } from "react";
import { untilNextSecond } from "./cues";
import { useServerNow, useSessionState } from "./room-context";

const NO_STEPS: readonly never[] = [];

/**
 * The clock as it stands, renewed when a shown second changes. Only what calls this renders with the seconds,
 * so call it in the smallest component that shows them.
 */
export function useClock(): ClockReading & { readonly now: number; readonly isPaused: boolean } {
  const clock = useSessionState((state) => state.clock);
  const steps = useSessionState((state) => state.plan?.steps ?? NO_STEPS);
  const serverNow = useServerNow();
  const [, tick] = useState(0);
  const now = serverNow();
  const reading = readClock(clock, steps, now);
  const runs = clock.startedAt !== null && clock.endedAt === null && !isPaused(clock);
  useEffect(() => {
    if (!runs) return;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      timer = setTimeout(
        () => {
          tick((count) => count + 1);
          wait();
        },
        untilNextSecond(readClock(clock, steps, serverNow())),
      );
    };
    wait();
    return () => clearTimeout(timer);
  }, [clock, steps, runs, serverNow]);
  return { ...reading, now, isPaused: isPaused(clock) };
}
