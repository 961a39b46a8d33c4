import { AppError } from "@casement/shared/contract/errors";
import type { Fact } from "@casement/shared/record/event-kinds";
import type { SessionState } from "@casement/shared/record/state";
import type { Actor } from "./actor.js";

/** Marks an expected question or a follow-up as asked, or takes the mark back. */
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

/** Copies the hint into the record for everybody. Once: revealing it again changes nothing. */
export function decideRevealHint(state: SessionState, _actor: Actor, { hintId }: { hintId: string }): Fact[] {
  const hint = state.privateGuide?.guide.hints.find((one) => one.id === hintId);
  if (hint === undefined) throw new AppError("NOT_FOUND", "The guide has no such hint.");
  if (state.hints.some((revealed) => revealed.id === hintId)) return [];
  return [{ kind: "hint.revealed", payload: { hintId, title: hint.title, text: hint.text } }];
}
