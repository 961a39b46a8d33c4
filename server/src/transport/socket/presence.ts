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

/** After a restart everybody's connection is made anew: so many times the grace passes before those who stay away are missed. */
const RETURN_GRACES = 10;

/** Departures of one person that are recorded soon: somebody who comes and goes must not fill the session log. */
const DEPARTURES: Limit = { count: 60, perMs: 6 * 3_600_000 };
/** How long somebody beyond that limit may be away before a departure is recorded. */
const RESTLESS_GRACE_MS = 5 * 60_000;

type Person = Pick<Grant, "sessionId" | "participantId">;

/** Records arrivals and departures as connections open and close. One person may have several connections. */
export class Presence {
  /** Session -> participant -> number of connections. */
  readonly #connections = new Map<string, Map<string, number>>();
  /** Person -> when their last connection ended, until that is recorded or they are back. */
  readonly #goneSince = new Map<string, number>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #deps: Pick<Deps, "sessionLogs" | "logger" | "clock">;
  readonly #graceMs: number;
  readonly #departures: TokenBuckets;
  readonly #begunAt: number;

  constructor(deps: Pick<Deps, "sessionLogs" | "logger" | "clock">, graceMs: number) {
    this.#deps = deps;
    this.#begunAt = deps.clock.now();
    this.#departures = new TokenBuckets(DEPARTURES, deps.clock);
    this.#graceMs = graceMs;
  }

  arrived(person: Person): void {
    this.#goneSince.delete(keyOf(person));
    const people = this.#connections.get(person.sessionId);
    if (people === undefined) {
      this.#connections.set(person.sessionId, new Map([[person.participantId, 1]]));
      // After a restart the state still shows people as present who never came back.
      this.#later(() => this.#correctAll(person.sessionId), RETURN_GRACES * this.#graceMs);
    } else people.set(person.participantId, this.#count(person) + 1);
    void this.#correct(person);
  }

  /** `silentMs`: for how long nothing had come over the connection when it was given up. */
  left(person: Person, silentMs = 0): void {
    const people = this.#connections.get(person.sessionId);
    if (people === undefined) return;
    const count = this.#count(person) - 1;
    if (count > 0) people.set(person.participantId, count);
    else people.delete(person.participantId);
    if (people.size === 0) this.#connections.delete(person.sessionId);
    if (count > 0) return;
    this.#goneSince.set(keyOf(person), this.#deps.clock.now() - silentMs);
    const isRestless = !this.#departures.trySpend(person.participantId);
    this.#later(() => this.#correct(person), isRestless ? RESTLESS_GRACE_MS : this.#graceMs);
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#connections.clear();
    this.#goneSince.clear();
  }

  #count({ sessionId, participantId }: Person): number {
    return this.#connections.get(sessionId)?.get(participantId) ?? 0;
  }

  #later(work: () => Promise<void>, ms = this.#graceMs): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void work();
    }, ms);
    this.#timers.add(timer);
  }

  async #correctAll(sessionId: string): Promise<void> {
    try {
      const { state, events } = await this.#deps.sessionLogs.load(sessionId);
      const people = Object.values(state.participants).filter((person) => person.present);
      // Nobody saw them leave. They were last known to be here at the last event before this server began.
      const lastKnownAt = events.findLast(({ at }) => at < this.#begunAt)?.at;
      await Promise.all(people.map(({ id }) => this.#correct({ sessionId, participantId: id }, lastKnownAt)));
    } catch (error) {
      this.#triesAgain(error, () => this.#correctAll(sessionId));
    }
  }

  async #correct(person: Person, lastKnownAt?: number): Promise<void> {
    const key = keyOf(person);
    try {
      let isGone = false;
      await this.#deps.sessionLogs.commit(person.sessionId, null, (state) => {
        isGone = this.#count(person) === 0;
        return decidePresence(state, person.participantId, !isGone, this.#goneSince.get(key) ?? lastKnownAt);
      });
      if (isGone) this.#goneSince.delete(key);
    } catch (error) {
      if (!this.#triesAgain(error, () => this.#correct(person, lastKnownAt))) this.#goneSince.delete(key);
    }
  }

  /** Does the work again later if the database is away, and returns whether it does. */
  #triesAgain(thrown: unknown, work: () => Promise<void>): boolean {
    const error = explainDatabaseError(thrown);
    if (error instanceof AppError && error.code === "DATABASE_UNAVAILABLE") {
      this.#later(work);
      return true;
    }
    if (!(error instanceof AppError && error.code === "NOT_FOUND")) {
      this.#deps.logger.error({ err: thrown }, "presence could not be recorded");
    }
    return false;
  }
}

const keyOf = ({ sessionId, participantId }: Person) => `${sessionId} ${participantId}`;

/** Whoever visits an ended session adds nothing to its log. `since`: when they left, if that is known. */
function decidePresence(
  state: SessionState,
  participantId: string,
  connected: boolean,
  since: number | undefined,
): Fact[] {
  const person = own(state.participants, participantId);
  if (person === undefined || person.removed || person.present === connected) return [];
  if (!connected)
    return [{ kind: "participant.left", payload: since === undefined ? { participantId } : { participantId, since } }];
  return state.phase === "ended" ? [] : [{ kind: "participant.arrived", payload: { participantId } }];
}
