import type { Duplex } from "node:stream";

/** The open connections by key, up to a limit for each key. */
export class Crowd {
  readonly #open = new Map<string, Set<Duplex>>();

  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** Counts the connection until it closes. Returns false and counts nothing if the key has reached its limit. */
  enter(key: string, connection: Duplex): boolean {
    const open = this.#open.get(key) ?? new Set();
    if (open.size >= this.#most || connection.destroyed) return false;
    this.#open.set(key, open.add(connection));
    connection.once("close", () => this.#leave(key, connection));
    return true;
  }

  /** The key's open connections. */
  of(key: string): readonly Duplex[] {
    return [...(this.#open.get(key) ?? [])];
  }

  #leave(key: string, connection: Duplex): void {
    const open = this.#open.get(key);
    open?.delete(connection);
    if (open?.size === 0) this.#open.delete(key);
  }
}
