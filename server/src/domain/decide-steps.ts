import { AppError } from "@casement/shared/contract/errors";
import { UNDO_WITHIN_MS } from "@casement/shared/session/clock-undo";
import { currentStep, isPaused, unspentExtension } from "@casement/shared/session/step-clock";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Actor } from "./actor.js";
import type { DecisionsOf } from "./decision.js";

interface Racing {
  /** The clock's revision that the sender saw. */
  readonly expectedRevision: number;
}

const conflict = (message: string) => new AppError("CONFLICT", message);

/** Copies the problem into the session log: from here on everybody may know it. */
export function decideStart(state: SessionState): Fact[] {
  const { plan, privateGuide } = state;
  if (plan === null || privateGuide === null) throw conflict("The session has no problem yet.");
  refuseUnwilling(state);
  const { title, problemId, problemTitle, problemVersion } = plan;
  const problem = { title, problemId, problemTitle, ...(problemVersion === undefined ? {} : { problemVersion }) };
  return [{ kind: "session.started", payload: { prompt: privateGuide.prompt, problem } }];
}

/** Every interview is recorded: it does not begin with a candidate who does not agree to that. */
function refuseUnwilling({ participants }: SessionState): void {
  const unwilling = Object.values(participants).find(
    ({ role, removed, refusedAt }) => role === "candidate" && !removed && refusedAt !== null,
  );
  if (unwilling === undefined) return;
  throw conflict(`${unwilling.name} does not agree to the recording, so the interview cannot start.`);
}

function decideEnd(): Fact[] {
  return [{ kind: "session.ended", payload: {} }];
}

/** Any step may be entered, earlier ones too. Entering the current one changes nothing. */
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

/** Only minutes that were added, and only while they are not spent: nobody's step is over its budget by a command. */
export function decideShortenStep(
  state: SessionState,
  _actor: Actor,
  payload: Racing & { stepIndex: number; byMs: number },
  now: number,
): Fact[] {
  const { stepIndex, byMs } = payload;
  refuseLost(state, payload);
  refuseUnknownStep(state, stepIndex);
  if (unspentExtension(state.clock, state.plan?.steps ?? [], stepIndex, now) < byMs)
    throw conflict("Only added time that has not been used yet can be taken off.");
  return [{ kind: "step.shortened", payload: { stepIndex, byMs } }];
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

/**
 * Undo is for a slip: it works only for the actor's own change, while that is the last one, and only shortly after it.
 */
export function decideUndo(state: SessionState, actor: Actor, payload: Racing, now: number): Fact[] {
  refuseLost(state, payload);
  const { lastChange } = state.clock;
  if (lastChange === null) throw conflict("There is nothing to undo. Change the clock by hand.");
  if (lastChange.by !== actor.participantId) throw conflict("Only the person who changed the clock can undo it.");
  if (now - lastChange.at > UNDO_WITHIN_MS) throw conflict("It is too late to undo that. Change the clock by hand.");
  return [{ kind: "timer.undone", payload: {} }];
}

/** Of two commands whose senders saw the same clock, the second is refused: it was meant for another state. */
function refuseLost(state: SessionState, { expectedRevision }: Racing): void {
  if (state.clock.revision !== expectedRevision) throw conflict("Somebody else changed the timer just before you.");
}

function refuseUnknownStep(state: SessionState, stepIndex: number): void {
  if (state.plan?.steps[stepIndex] !== undefined) return;
  throw new AppError("VALIDATION", "There is no such step.", { stepIndex: "is not a step of this interview" });
}

export const STEP_DECISIONS: DecisionsOf<"session" | "step" | "timer"> = {
  "session.start": decideStart,
  "session.end": decideEnd,
  "step.enter": decideEnterStep,
  "step.extend": decideExtendStep,
  "step.shorten": decideShortenStep,
  "timer.pause": decidePause,
  "timer.resume": decideResume,
  "timer.undo": decideUndo,
};
