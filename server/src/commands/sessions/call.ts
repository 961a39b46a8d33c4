import type { CallRoster, Signal } from "@casement/shared/contract/call-wire";
import type { CallCommand } from "@casement/shared/contract/commands";
import type { CallMember } from "@casement/shared/session/call";
import { callOf } from "@casement/shared/session/plan-options";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Grant } from "../../auth/find-grant.js";
import type { Deps } from "../../deps.js";
import { authorise } from "../../domain/actor.js";
import { type CallMembers, type Joining, joinCall, requireSignal, showInCall } from "../../domain/calls/call.js";

/** Loads the session's newest state for a command of its call. Throws REMOVED, FORBIDDEN, WRONG_PHASE, NOT_FOUND. */
export async function authoriseCall(
  { sessionLogs }: Pick<Deps, "sessionLogs">,
  { sessionId, participantId }: Grant,
  name: CallCommand,
): Promise<SessionState> {
  const { state } = await sessionLogs.load(sessionId);
  authorise(state, participantId, name);
  return state;
}

/** Who is in the call of one session. Nothing of it is stored. */
export class Call {
  #members: CallMembers = new Map();

  get isEmpty(): boolean {
    return this.#members.size === 0;
  }

  get roster(): CallRoster {
    return { members: [...this.#members.values()], gone: [] };
  }

  /** Undefined for people who are not in the call. */
  member(participantId: string): CallMember | undefined {
    return this.#members.get(participantId);
  }

  /** Throws CONFLICT, SESSION_FULL. */
  join(joining: Joining, state: SessionState): void {
    this.#members = joinCall(this.#members, joining, state);
  }

  /** Throws NOT_FOUND. */
  show(shown: Joining, state: SessionState): void {
    this.#members = showInCall(this.#members, shown, state);
  }

  /** Throws unless the signal may go from one to the other: NOT_FOUND, FORBIDDEN. */
  requireSignal(
    from: CallMember,
    to: Pick<CallMember, "participantId" | "placeId">,
    signal: Signal,
    state: SessionState,
  ): void {
    requireSignal(this.#members, from, to, signal, state);
  }

  /** Returns those of them who were in the call; they no longer are. */
  leave(participantIds: readonly string[]): readonly string[] {
    const gone = participantIds.filter((id) => this.#members.has(id));
    this.#members = new Map([...this.#members].filter(([id]) => !gone.includes(id)));
    return gone;
  }

  /** Everybody leaves a call that the plan no longer has. */
  leaveIfOff(state: SessionState): readonly string[] {
    return callOf(state.plan) === "off" ? this.leave([...this.#members.keys()]) : [];
  }
}
