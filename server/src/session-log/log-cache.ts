import type { Clock } from "../platform/clock.js";

/** The most session logs in memory; the one unused for longest goes first. */
const MAX_LOGS = 200;
/** How long a log is kept after its last use. Reading it again takes milliseconds; keeping it takes 100 KiB. */
const IDLE_MS = 60_000;

interface Evictable {
  /** Whether work is under way: a second log of the same session would collide with it. */
  readonly busy: boolean;
}

/** Keeps the session logs that were used lately. Idle ones are dropped at each use and, while any are kept, by a timer. */
export class SessionLogCache<L extends Evictable> {
  /** In order of last use, oldest first. */
  readonly #logs = new Map<string, { log: L; usedAt: number }>();
  readonly #clock: Clock;
  #sweep: NodeJS.Timeout | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get(id: string, make: () => L): L {
    const usedAt = this.#clock.now();
    const log = this.#logs.get(id)?.log ?? make();
    this.#logs.delete(id);
    this.#logs.set(id, { log, usedAt });
    this.#evict(usedAt, id);
    this.#sweepLater();
    return log;
  }

  delete(id: string): void {
    this.#logs.delete(id);
  }

  get size(): number {
    return this.#logs.size;
  }

  #sweepLater(): void {
    this.#sweep ??= setTimeout(() => {
      this.#sweep = null;
      this.#evict(this.#clock.now(), null);
      if (this.#logs.size > 0) this.#sweepLater();
    }, IDLE_MS / 4).unref();
  }

  #evict(now: number, keep: string | null): void {
    let surplus = this.#logs.size - MAX_LOGS;
    for (const [id, { log, usedAt }] of this.#logs) {
      if (surplus <= 0 && now - usedAt < IDLE_MS) return;
      if (log.busy || id === keep) continue;
      this.#logs.delete(id);
      surplus -= 1;
    }
  }
}
