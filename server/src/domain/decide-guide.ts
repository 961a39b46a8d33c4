import { AppError } from "@casement/shared/contract/errors";
import { optionsOf } from "@casement/shared/session/plan-options";
import { SESSION_CAPS } from "@casement/shared/session/session-caps";
import type { Fact, PayloadOf } from "@casement/shared/session-log/event-kinds";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Actor } from "./actor.js";
import type { DecisionsOf } from "./decision.js";
import { requireRoom } from "./session-full.js";

/** Marks an expected question or a follow-up as asked, or removes the mark. */
export function decideMarkQuestion(
  state: SessionState,
  _actor: Actor,
  { itemId, asked }: { itemId: string; asked: boolean },
): Fact[] {
  const guide = state.privateGuide?.guide;
  const items = [...(guide?.questions ?? []), ...(guide?.followUps ?? [])];
  if (!items.some((item) => item.id === itemId)) throw new AppError("NOT_FOUND", "The guide has no such question.");
  return itemId in state.asked === asked ? [] : [{ kind: "question.marked", payload: { itemId, asked } }];
}

/** Copies the hint into the session log for everybody, once: revealing it again changes nothing. */
export function decideRevealHint(state: SessionState, _actor: Actor, { hintId }: { hintId: string }): Fact[] {
  if (!optionsOf(state.plan).hints) throw switchedOff("Hints");
  const hint = state.privateGuide?.guide.hints.find((one) => one.id === hintId);
  if (hint === undefined) throw new AppError("NOT_FOUND", "The guide has no such hint.");
  if (state.hints.some((revealed) => revealed.id === hintId)) return [];
  return [{ kind: "hint.revealed", payload: { hintId, title: hint.title, text: hint.text } }];
}

/** Reveals the next hint to somebody who practises alone and does not know the guide. */
export function decideTakeHint(state: SessionState): Fact[] {
  const { mode, hints } = optionsOf(state.plan);
  if (mode !== "practice") throw new AppError("CONFLICT", "In an interview, only interviewers can show hints.");
  if (!hints) throw switchedOff("Hints");
  const next = state.privateGuide?.guide.hints.find(({ id }) => !state.hints.some((hint) => hint.id === id));
  if (next === undefined) throw new AppError("NOT_FOUND", "There are no more hints for this problem.");
  return [{ kind: "hint.revealed", payload: { hintId: next.id, title: next.title, text: next.text } }];
}

/** Reveals a finding in the words that the interviewer read, once for each finding. */
export function decideRevealCheck(state: SessionState, _actor: Actor, check: PayloadOf<"check.revealed">): Fact[] {
  if (!optionsOf(state.plan).checks) throw switchedOff("Checks");
  if (state.checks.some(({ id }) => id === check.checkId)) return [];
  requireRoom(
    state.checks.length,
    SESSION_CAPS.checks,
    "No more findings can be shown in this session. Use the chat instead.",
  );
  return [{ kind: "check.revealed", payload: check }];
}

const switchedOff = (what: string) => new AppError("CONFLICT", `${what} are switched off in this session.`);

export const GUIDE_DECISIONS: DecisionsOf<"question" | "hint" | "check"> = {
  "question.mark": decideMarkQuestion,
  "hint.reveal": decideRevealHint,
  "hint.take": decideTakeHint,
  "check.reveal": decideRevealCheck,
};
