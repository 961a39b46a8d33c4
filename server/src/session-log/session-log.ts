import type { PrismaClient } from "@casement/prisma/client";
import { AppError } from "@casement/shared/contract/errors";
import type { SessionEvent } from "@casement/shared/session-log/event-kinds";
import { applyEvent, foldEvents } from "@casement/shared/session-log/fold";
import { emptyState, type SessionState } from "@casement/shared/session-log/state";
import type { Bus } from "../bus/bus.js";
import type { Clock } from "../platform/clock.js";
import { explainDatabaseError } from "../platform/database-error.js";
import type { Logger } from "../platform/logger.js";
import { isAppendCollision, isSessionGone } from "./append-error.js";
import { insertEvents, readEvents, stampFacts } from "./event-rows.js";
import { foldInTurns } from "./fold-in-turns.js";
import { updateReadModel } from "./read-model.js";
import type { Decide, LoadedSession, Write } from "./session-logs.js";
import { Tally } from "./tally.js";

export interface SessionLogDeps {
  readonly prisma: PrismaClient;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** How often an append may lose a race and be decided again. */
const MAX_ATTEMPTS = 5;
/** Longest wait for a free database connection, and longest transaction, in ms. */
const TRANSACTION = { maxWait: 5_000, timeout: 10_000 } as const;

const gone = () => new AppError("NOT_FOUND", "There is no such session.");

const isDatabaseAway = (error: unknown) => error instanceof AppError && error.code === "DATABASE_UNAVAILABLE";

/** One session in memory. Its appends run one after another, so that a node never collides with itself. */
export class SessionLog {
  readonly #sessionId: string;
  readonly #deps: SessionLogDeps;
  #loaded: LoadedSession | null = null;
  /** An append failed, perhaps after its commit: the database may have events that memory lacks. */
  #uncertain = false;
  readonly #tally = new Tally();
  #tail: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(sessionId: string, deps: SessionLogDeps) {
    this.#sessionId = sessionId;
    this.#deps = deps;
  }

  get busy(): boolean {
    return this.#waiting > 0;
  }

  async load(): Promise<LoadedSession> {
    if (this.#loaded !== null && !this.#uncertain) return this.#loaded;
    try {
      return await this.#inTurn(() => this.#newest());
    } catch (error) {
      // Events in memory stay true while the database does not answer; any that memory lacks are announced once it
      // answers.
      if (this.#loaded !== null && isDatabaseAway(error)) return this.#loaded;
      throw error;
    }
  }

  commit(actor: string | null, decide: Decide, write?: Write): Promise<LoadedSession> {
    return this.#inTurn(async () => {
      for (let attempt = 1; ; attempt += 1) {
        const loaded = await this.#newest();
        try {
          return await this.#append(loaded, actor, decide, write);
        } catch (error) {
          if (!isAppendCollision(error) || attempt === MAX_ATTEMPTS) throw error;
        }
      }
    });
  }

  create(actor: string | null, decide: Decide, write: Write): Promise<LoadedSession> {
    return this.#inTurn(() => this.#append({ events: [], state: emptyState }, actor, decide, write));
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    const turn = this.#tail.then(work).catch((error: unknown) => {
      throw isSessionGone(error) ? gone() : explainDatabaseError(error);
    });
    const done = () => {
      this.#waiting -= 1;
    };
    this.#tail = turn.then(done, done);
    return turn;
  }

  /** Reads from the database the events that memory lacks. Those that another node appended are announced here too. */
  async #newest(): Promise<LoadedSession> {
    const known = this.#loaded;
    if (known !== null && !this.#uncertain) return known;
    const events = await readEvents(this.#deps.prisma, this.#sessionId, known?.state.revision ?? 0);
    if (known === null && events.length === 0) throw gone();
    this.#uncertain = false;
    if (known === null) {
      this.#loaded = { events, state: await foldInTurns(events) };
      this.#tally.add(events);
    } else if (events.length > 0) {
      this.#extend(known, events, foldEvents(events, known.state));
    }
    return this.#loaded as LoadedSession;
  }

  async #append(loaded: LoadedSession, actor: string | null, decide: Decide, write?: Write): Promise<LoadedSession> {
    const now = Math.max(this.#deps.clock.now(), loaded.events.at(-1)?.at ?? 0);
    const events = stampFacts(decide(loaded.state, now), { seq: loaded.state.revision, at: now }, actor);
    if (events.length === 0 && write === undefined) return loaded;
    this.#tally.requireRoomFor(events);
    const state = events.reduce(applyEvent, loaded.state);
    await this.#store(events, state, now, write);
    return events.length === 0 ? loaded : this.#extend(loaded, events, state);
  }

  async #store(events: readonly SessionEvent[], state: SessionState, now: number, write?: Write): Promise<void> {
    try {
      await this.#deps.prisma.$transaction(async (tx) => {
        await write?.(tx, now);
        if (events.length === 0) return;
        await insertEvents(tx, this.#sessionId, events);
        await updateReadModel(tx, this.#sessionId, events, state);
      }, TRANSACTION);
    } catch (error) {
      this.#uncertain = true;
      throw error;
    }
  }

  #extend(before: LoadedSession, events: readonly SessionEvent[], state: SessionState): LoadedSession {
    const loaded = { events: [...before.events, ...events], state };
    this.#loaded = loaded;
    this.#tally.add(events);
    try {
      const { bus } = this.#deps;
      bus.publish({ type: "events", sessionId: this.#sessionId, events, before: before.state, after: state });
    } catch (error) {
      // The events are committed: a listener's fault must not make the command look refused.
      this.#deps.logger.error({ err: error, sessionId: this.#sessionId }, "a listener failed on events");
    }
    return loaded;
  }
}
