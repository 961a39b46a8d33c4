import { AppError } from "@casement/shared/contract/errors";
import { optionsOf } from "@casement/shared/session/plan-options";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import type { SessionState } from "@casement/shared/session-log/state";
import { RELEASE_TEXT_VERSION } from "@casement/shared/session-log/training/release";
import type { Actor } from "../actor.js";
import type { DecisionsOf } from "../decision.js";

/** Asks everybody in the recording to release it for training. Asking again changes nothing. */
function decideAsk({ plan, release }: SessionState): Fact[] {
  if (optionsOf(plan).mode === "practice")
    throw new AppError("CONFLICT", "A practice has no interviewer: cases are made of interviews.");
  return release.askedAt === null ? [{ kind: "training.asked", payload: {} }] : [];
}

/** Counts only for the text that is shown today. */
function decideRelease({ release }: SessionState, actor: Actor, { textVersion }: { textVersion: string }): Fact[] {
  if (release.askedAt === null) throw new AppError("CONFLICT", "Nobody has asked to use this recording for training.");
  if (textVersion !== RELEASE_TEXT_VERSION)
    throw new AppError("CONFLICT", "The text has changed. Please read it again.");
  const isGiven = Object.hasOwn(release.given, actor.participantId);
  return isGiven ? [] : [{ kind: "training.released", payload: { textVersion } }];
}

function decideWithdraw({ release }: SessionState, actor: Actor): Fact[] {
  return Object.hasOwn(release.given, actor.participantId) ? [{ kind: "training.withdrawn", payload: {} }] : [];
}

export const TRAINING_DECISIONS: DecisionsOf<"training"> = {
  "training.ask": decideAsk,
  "training.release": decideRelease,
  "training.withdraw": decideWithdraw,
};
