import type { Prisma } from "@casement/prisma/client";
import type { Fact, SessionEvent } from "@casement/shared/session-log/event-kinds";
import type { SessionState } from "@casement/shared/session-log/state";

export type Transaction = Prisma.TransactionClient;

/** A session's record with the fold of it. */
export interface LoadedSession {
  readonly events: readonly SessionEvent[];
  readonly state: SessionState;
}

/** Pure; may run again when another append came first. Throws AppError to refuse. */
export type Decide = (state: SessionState, now: number) => readonly Fact[];

/** Rows that belong to the facts, written in their transaction. `now` is the facts' server time, epoch ms. */
export type Write = (tx: Transaction, now: number) => Promise<void>;

/** The only way to read and to extend a session's record. */
export interface SessionLogs {
  /** Newest events and state, from memory or the database. Throws NOT_FOUND, and DATABASE_UNAVAILABLE when memory has none. */
  load(sessionId: string): Promise<LoadedSession>;
  /**
   * Decides on the newest state, appends the facts with one server time, fills the read models and runs `write`
   * in the same transaction, then announces on the bus. An empty list appends and announces nothing; `write`
   * still runs. Throws what `decide` and `write` throw, NOT_FOUND, DATABASE_UNAVAILABLE; nothing is kept then.
   */
  commit(sessionId: string, actor: string | null, decide: Decide, write?: Write): Promise<LoadedSession>;
  /** Begins a record: like `commit` on an empty state, where `write` inserts the session's row before the events. */
  create(sessionId: string, actor: string | null, decide: Decide, write: Write): Promise<LoadedSession>;
  /** Forgets a deleted session. */
  forget(sessionId: string): void;
}
