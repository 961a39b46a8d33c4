import type { Prisma } from "@casement/prisma/client";
import type { Fact, SessionEvent } from "@casement/shared/session-log/event-kinds";
import type { SessionState } from "@casement/shared/session-log/state";

export type Transaction = Prisma.TransactionClient;

/** A session's events with the state to which they fold. */
export interface LoadedSession {
  readonly events: readonly SessionEvent[];
  readonly state: SessionState;
}

/** Pure; runs again if another append came first. Throws AppError to refuse. */
export type Decide = (state: SessionState, now: number) => readonly Fact[];

/** Writes rows that belong to the facts, in their transaction. `now`: the facts' server time, epoch ms. */
export type Write = (tx: Transaction, now: number) => Promise<void>;

/** The only way to read and to append to a session log. */
export interface SessionLogs {
  /**
   * The newest events and state, from memory or the database. Throws NOT_FOUND, and DATABASE_UNAVAILABLE if memory has
   * none.
   */
  load(sessionId: string): Promise<LoadedSession>;
  /**
   * Decides on the newest state, appends the facts with one server time, fills the read models and runs `write`
   * in the same transaction, then announces on the bus. An empty list appends and announces nothing; `write`
   * still runs. Throws what `decide` and `write` throw, NOT_FOUND, DATABASE_UNAVAILABLE; nothing is kept then.
   */
  commit(sessionId: string, actor: string | null, decide: Decide, write?: Write): Promise<LoadedSession>;
  /** Begins a session log: as `commit` on an empty state, but `write` inserts the session's row before the events. */
  create(sessionId: string, actor: string | null, decide: Decide, write: Write): Promise<LoadedSession>;
  /** Drops a deleted session from memory. */
  forget(sessionId: string): void;
}
