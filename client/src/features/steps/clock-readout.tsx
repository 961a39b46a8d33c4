import { clockFace } from "@casement/shared/lib/clock-face";
import type { ClockReading } from "@casement/shared/session/step-clock";
import { spoken, upToSecond } from "@/lib/duration";
import { toneOf } from "@/session/clock/session-ribbon";
import { useClock } from "@/session/use-clock";
import { IconPlayerPause } from "@/ui/icons/icons";
import classes from "./steps.module.css";

/** The time left, rounded up so that a step begins with its full budget; beyond the budget "+1:23". */
function remainingFace(remainingMs: number, overrunMs: number): string {
  if (overrunMs > 0) return `+${clockFace(overrunMs)}`;
  return clockFace(upToSecond(remainingMs));
}

function inWords(remainingMs: number, overrunMs: number): string {
  return overrunMs > 0 ? `${spoken(overrunMs)} over` : `${spoken(remainingMs)} left`;
}

/** The room's big clock: the current step's. */
export function StepClock() {
  const { stepRemaining, stepOverrun, isPaused } = useClock();
  return (
    <div
      className={classes.stepClock}
      role="timer"
      aria-label={`This step: ${inWords(stepRemaining, stepOverrun)}${isPaused ? ", paused" : ""}`}
      data-tone={toneOf(stepRemaining, stepOverrun)}
      data-paused={isPaused || undefined}
    >
      {isPaused && <IconPlayerPause size={20} stroke={2} aria-hidden="true" />}
      {remainingFace(stepRemaining, stepOverrun)}
    </div>
  );
}

/** The whole interview's clock. */
export function TotalClock() {
  const reading = useClock();
  return (
    <div
      className={classes.totalClock}
      role="timer"
      aria-label={`Whole interview: ${inWords(reading.totalRemaining, reading.totalOverrun)}`}
      data-tone={toneOf(reading.totalRemaining, reading.totalOverrun)}
    >
      {totalFace(reading)}
    </div>
  );
}

function totalFace({ totalRemaining, totalOverrun, totalBudget }: ClockReading) {
  return (
    <>
      <b>{totalOverrun > 0 ? clockFace(totalOverrun) : remainingFace(totalRemaining, 0)}</b>
      <span>
        {totalOverrun > 0 ? " over " : " left of "}
        {clockFace(totalBudget)}
      </span>
    </>
  );
}
