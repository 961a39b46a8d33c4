import { AppError } from "@casement/shared/contract/errors";
import type { Pin } from "@casement/shared/scoring/evidence";
import { MAX_PINS } from "@casement/shared/scoring/evidence-limits";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Actor } from "./actor.js";
import { openCard, requireCriterion } from "./decide-scores.js";
import type { DecisionsOf } from "./decision.js";
import { momentOf } from "./moment-of.js";

/**
 * Pins follow the rules of marks: only on the actor's own scorecard, until it is submitted. The same id again changes
 * nothing.
 */
export function decidePin(state: SessionState, actor: Actor, pin: Pin, now: number): Fact[] {
  const { pins } = openCard(state, actor);
  requireCriterion(state, pin.criterion);
  if (pins.some(({ pinId }) => pinId === pin.pinId)) return [];
  if (pins.length >= MAX_PINS)
    throw new AppError("TOO_MANY_PINS", `A scorecard can have at most ${MAX_PINS} pinned moments.`);
  const shapeIds = [...new Set(pin.shapeIds)];
  return [{ kind: "evidence.pinned", payload: { ...pin, at: momentOf(state, pin.at, now), shapeIds } }];
}

export function decideUnpin(state: SessionState, actor: Actor, { pinId }: { pinId: string }): Fact[] {
  const isPinned = openCard(state, actor).pins.some((pin) => pin.pinId === pinId);
  return isPinned ? [{ kind: "evidence.unpinned", payload: { pinId } }] : [];
}

export const EVIDENCE_DECISIONS: DecisionsOf<"evidence"> = {
  "evidence.pin": decidePin,
  "evidence.unpin": decideUnpin,
};
