import type { Clock } from "../platform/clock.js";

/** Sessions kept in memory at most; the one unused for longest goes first. */
const MAX_ROOMS = 200;
/** How long a session is kept after its last use. Reading it again takes milliseconds, keeping it 100 KiB. */
const IDLE_MS = 60_000;

interface Evictable {
  /** A busy one has work under way: making a second one for the same session would let the two collide. */
  readonly busy: boolean;
}

/** Keeps what was used lately. Idle ones are dropped at each use and, while there are any, from time to time. */
export class SessionLogCache<R extends Evictable> {
  /** In order of last use, oldest first. */
  readonly #rooms = new Map<string, { room: R; usedAt: number }>();
  readonly #clock: Clock;
  #sweep: NodeJS.Timeout | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get(id: string, make: () => R): R {
    const usedAt = this.#clock.now();
    const room = this.#rooms.get(id)?.room ?? make();
    this.#rooms.delete(id);
    this.#rooms.set(id, { room, usedAt });
    this.#evict(usedAt, id);
    this.#sweepLater();
    return room;
  }

  delete(id: string): void {
    this.#rooms.delete(id);
  }

  get size(): number {
    return this.#rooms.size;
  }

  #sweepLater(): void {
    this.#sweep ??= setTimeout(() => {
      this.#sweep = null;
      this.#evict(this.#clock.now(), null);
      if (this.#rooms.size > 0) this.#sweepLater();
    }, IDLE_MS / 4).unref();
  }

  #evict(now: number, keep: string | null): void {
    let surplus = this.#rooms.size - MAX_ROOMS;
    for (const [id, { room, usedAt }] of this.#rooms) {
      if (surplus <= 0 && now - usedAt < IDLE_MS) return;
      if (room.busy || id === keep) continue;
      this.#rooms.delete(id);
      surplus -= 1;
    }
  }
}
