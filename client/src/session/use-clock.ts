import { type ClockReading, isPaused, readClock } from "@casement/shared/session/step-clock";
import { useEffect, useState } from "react";
import { untilNextSecond } from "./clock/cues";
import { useSessionClock, useSessionState } from "./session-context";

const NO_STEPS: readonly never[] = [];

/**
 * The clock's reading, renewed when a shown second changes. The calling component renders every second, so call it in
 * the smallest component that shows them.
 */
export function useClock(): ClockReading & { readonly now: number; readonly isPaused: boolean } {
  const clock = useSessionState((state) => state.clock);
  const steps = useSessionState((state) => state.plan?.steps ?? NO_STEPS);
  const { now: readNow, whenDue } = useSessionClock();
  const [, tick] = useState(0);
  const now = readNow();
  const reading = readClock(clock, steps, now);
  const runs = clock.startedAt !== null && clock.endedAt === null && !isPaused(clock);
  // The reading on the screen decides when the next second is due: a second that began between drawing and this effect
  // is drawn at once.
  const due = now + untilNextSecond(reading);
  useEffect(() => (runs ? whenDue(due, () => tick((count) => count + 1)) : undefined));
  return { ...reading, now, isPaused: isPaused(clock) };
}
