import { AppError } from "@casement/shared/contract/errors";
import { type Action, can, canEver } from "@casement/shared/contract/policy";
import { own } from "@casement/shared/lib/own";
import type { Phase } from "@casement/shared/session/phase";
import type { Role } from "@casement/shared/session/role";
import type { SessionState } from "@casement/shared/session-log/state";

/** The participant who acts, as the session log knows them now. */
export interface Actor {
  readonly participantId: string;
  readonly role: Role;
}

const NOT_NOW: Readonly<Record<Phase, string>> = {
  planned: "The interview has not started yet.",
  live: "The interview has already started.",
  ended: "The interview has ended.",
};

/**
 * Returns the participant behind an action if they may do it now. Throws REMOVED, FORBIDDEN (their role never may) or
 * WRONG_PHASE (not now).
 */
export function authorise(state: SessionState, participantId: string, action: Action): Actor {
  const person = own(state.participants, participantId);
  if (person === undefined || person.removed) {
    throw new AppError("REMOVED", "You are no longer part of this session.");
  }
  if (!canEver(person.role, action)) throw new AppError("FORBIDDEN", "Your role in this session does not allow that.");
  if (!can(person.role, action, state.phase)) throw new AppError("WRONG_PHASE", NOT_NOW[state.phase]);
  return { participantId, role: person.role };
}
