import { currentStep, isPaused, type StepClock, stepBudget, usedInStep } from "@casement/shared/session/step-clock";
import type { SessionState } from "@casement/shared/session-log/state";

/** With this much time left (ms), a step counts as nearly over. */
export const STEP_WARNING_MS = 60_000;

type ClockTone = "normal" | "warning" | "over";

/** The tone of a clock. `running` is false for a clock that stands at its whole budget: it is never a warning. */
export function toneOf(remainingMs: number, overrunMs: number, running = true): ClockTone {
  if (overrunMs > 0) return "over";
  return running && remainingMs <= STEP_WARNING_MS ? "warning" : "normal";
}

/** The interview as the ribbon draws it: one segment a step, pauses as gaps on the ribbon's own axis. */
export function sessionRibbon({ plan, clock, phase }: Pick<SessionState, "plan" | "clock" | "phase">, now: number) {
  const steps = plan?.steps ?? [];
  const current = phase === "live" ? currentStep(clock) : null;
  const segments = steps.map((step, index) => {
    const budgetMs = stepBudget(clock, steps, index);
    const spentMs = usedInStep(clock, index, now);
    const tone = toneOf(Math.max(0, budgetMs - spentMs), Math.max(0, spentMs - budgetMs));
    return { key: step.key, label: step.title, budgetMs, spentMs, current: index === current, tone };
  });
  return { segments, gaps: pauseGaps(clock, segments, now), live: phase === "live" && !isPaused(clock) };
}

interface Length {
  readonly budgetMs: number;
  readonly spentMs: number;
}

/** Each pause as a gap at the point that its step had reached when the pause began. */
function pauseGaps(clock: StepClock, segments: readonly Length[], now: number) {
  return clock.pauses.flatMap((pause) => {
    const visit = clock.visits.findLast(({ enteredAt }) => enteredAt <= pause.from);
    if (visit === undefined) return [];
    let before = 0;
    for (const { budgetMs, spentMs } of segments.slice(0, visit.stepIndex)) before += Math.max(budgetMs, spentMs, 1);
    // The clock at that time: a step that was visited again later had used less.
    const spent = usedInStep(until(clock, pause.from), visit.stepIndex, pause.from);
    return [{ atMs: before + spent, lengthMs: (pause.to ?? clock.endedAt ?? now) - pause.from }];
  });
}

function until(clock: StepClock, at: number): StepClock {
  return {
    ...clock,
    visits: clock.visits.filter((visit) => visit.enteredAt <= at),
    pauses: clock.pauses.filter((pause) => pause.from < at),
  };
}
