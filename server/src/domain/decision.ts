import type { ParsedPayload, SessionCommand } from "@casement/shared/contract/commands";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Actor } from "./actor.js";

/** What a command does to a session: the facts to append. Throws an AppError to refuse it. */
export type Decision<N extends SessionCommand> = (
  state: SessionState,
  actor: Actor,
  payload: ParsedPayload<N>,
  now: number,
) => readonly Fact[];

/** The decisions of the commands whose names begin so. A command without one does not compile. */
export type DecisionsOf<Subject extends string> = {
  readonly [N in Extract<SessionCommand, `${Subject}.${string}`>]: Decision<N>;
};
