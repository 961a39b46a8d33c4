import { AppError } from "@casement/shared/contract/errors";
import { own } from "@casement/shared/lib/own";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Grant } from "../../auth/find-grant.js";
import type { Deps } from "../../deps.js";
import { explainDatabaseError } from "../../platform/database-error.js";
import { type Limit, TokenBuckets } from "../../platform/limits/token-bucket.js";

/** How long somebody may be away (a reload, a lost network) before a departure is recorded. */
export const PRESENCE_GRACE_MS = 2_000;

/** Departures of one person that are recorded soon: somebody who comes and goes must not fill the session log. */
const DEPARTURES: Limit = { count: 60, perMs: 6 * 3_600_000 };
/** How long somebody beyond that limit may be away before a departure is recorded. */
const RESTLESS_GRACE_MS = 5 * 60_000;

type Person = Pick<Grant, "sessionId" | "participantId">;

/** Records arrivals and departures as connections open and close. One person may have several connections. */
export class Presence {
  /** Session -> participant -> number of connections. */
  readonly #connections = new Map<string, Map<string, number>>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #deps: Pick<Deps, "sessionLogs" | "logger">;
  readonly #graceMs: number;
  readonly #departures: TokenBuckets;

  constructor(deps: Pick<Deps, "sessionLogs" | "logger" | "clock">, graceMs: number) {
    this.#deps = deps;
    this.#departures = new TokenBuckets(DEPARTURES, deps.clock);
    this.#graceMs = graceMs;
  }

  arrived(person: Person): void {
    const people = this.#connections.get(person.sessionId);
    if (people === undefined) {
      this.#connections.set(person.sessionId, new Map([[person.participantId, 1]]));
      // After a restart the state still shows people as present who never came back.
      this.#later(() => this.#correctAll(person.sessionId));
    } else people.set(person.participantId, this.#count(person) + 1);
    void this.#correct(person);
  }

  left(person: Person): void {
    const people = this.#connections.get(person.sessionId);
    if (people === undefined) return;
    const count = this.#count(person) - 1;
    if (count > 0) people.set(person.participantId, count);
    else people.delete(person.participantId);
    if (people.size === 0) this.#connections.delete(person.sessionId);
    if (count <= 0) this.#later(() => this.#correct(person), this.#departures.trySpend(person.participantId));
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#connections.clear();
  }

  #count({ sessionId, participantId }: Person): number {
    return this.#connections.get(sessionId)?.get(participantId) ?? 0;
  }

  #later(work: () => Promise<void>, soon = true): void {
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        void work();
      },
      soon ? this.#graceMs : RESTLESS_GRACE_MS,
    );
    this.#timers.add(timer);
  }

  async #correctAll(sessionId: string): Promise<void> {
    try {
      const { state } = await this.#deps.sessionLogs.load(sessionId);
      const people = Object.values(state.participants).filter((person) => person.present);
      await Promise.all(people.map(({ id }) => this.#correct({ sessionId, participantId: id })));
    } catch (error) {
      this.#tryAgain(error, () => this.#correctAll(sessionId));
    }
  }

  async #correct(person: Person): Promise<void> {
    try {
      const decide = (state: SessionState) => decidePresence(state, person.participantId, this.#count(person) > 0);
      await this.#deps.sessionLogs.commit(person.sessionId, null, decide);
    } catch (error) {
      this.#tryAgain(error, () => this.#correct(person));
    }
  }

  #tryAgain(thrown: unknown, work: () => Promise<void>): void {
    const error = explainDatabaseError(thrown);
    if (error instanceof AppError && error.code === "DATABASE_UNAVAILABLE") this.#later(work);
    else if (!(error instanceof AppError && error.code === "NOT_FOUND")) {
      this.#deps.logger.error({ err: thrown }, "presence could not be recorded");
    }
  }
}

/** Whoever visits an ended session adds nothing to its log. */
function decidePresence(state: SessionState, participantId: string, connected: boolean): Fact[] {
  const person = own(state.participants, participantId);
  if (person === undefined || person.removed || person.present === connected) return [];
  if (!connected) return [{ kind: "participant.left", payload: { participantId } }];
  return state.phase === "ended" ? [] : [{ kind: "participant.arrived", payload: { participantId } }];
}
