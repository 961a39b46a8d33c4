import { AppError } from "@casement/shared/contract/errors";
import type { Fact } from "@casement/shared/record/event-kinds";
import type { SessionState } from "@casement/shared/record/state";
import { currentStep, isPaused } from "@casement/shared/step-clock";
import type { Actor } from "./actor.js";

interface Racing {
  /** Clock revision that the sender saw. */
  readonly expectedRevision: number;
}

const conflict = (message: string) => new AppError("CONFLICT", message);

/** Freezes the problem's prompt into the record: from here on everybody may read it. */
export function decideStart(state: SessionState): Fact[] {
  if (state.privateGuide === null) throw conflict("The session has no problem yet.");
  return [{ kind: "session.started", payload: { prompt: state.privateGuide.prompt } }];
}

export function decideEnd(): Fact[] {
  return [{ kind: "session.ended", payload: {} }];
}

/** Any step may be entered, earlier ones too. The current one again changes nothing. */
export function decideEnterStep(state: SessionState, _actor: Actor, payload: Racing & { stepIndex: number }): Fact[] {
  const { stepIndex } = payload;
  refuseLost(state, payload);
  refuseUnknownStep(state, stepIndex);
  return stepIndex === currentStep(state.clock) ? [] : [{ kind: "step.entered", payload: { stepIndex } }];
}

export function decideExtendStep(
  state: SessionState,
  _actor: Actor,
  payload: Racing & { stepIndex: number; byMs: number },
): Fact[] {
  const { stepIndex, byMs } = payload;
  refuseLost(state, payload);
  refuseUnknownStep(state, stepIndex);
  return [{ kind: "step.extended", payload: { stepIndex, byMs } }];
}

export function decidePause(state: SessionState, _actor: Actor, payload: Racing): Fact[] {
  refuseLost(state, payload);
  if (isPaused(state.clock)) throw conflict("The timer is already paused.");
  return [{ kind: "timer.paused", payload: {} }];
}

export function decideResume(state: SessionState, _actor: Actor, payload: Racing): Fact[] {
  refuseLost(state, payload);
  if (!isPaused(state.clock)) throw conflict("The timer is already running.");
  return [{ kind: "timer.resumed", payload: {} }];
}

/** Of two commands that saw the same clock, the second must not act on what it did not see. */
function refuseLost(state: SessionState, { expectedRevision }: Racing): void {
  if (state.clock.revision !== expectedRevision) throw conflict("Somebody else changed the timer just before you.");
}

function refuseUnknownStep(state: SessionState, stepIndex: number): void {
  if (state.plan?.steps[stepIndex] !== undefined) return;
  throw new AppError("VALIDATION", "There is no such step.", { stepIndex: "is not a step of this interview" });
}
