import type { Duplex } from "node:stream";

/** Counts the open connections by key, up to a limit for each key. */
export class Crowd {
  readonly #open = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** Counts the connection until it closes. Returns false and counts nothing if the key has reached its limit. */
  enter(key: string, connection: Duplex): boolean {
    const count = this.#open.get(key) ?? 0;
    if (count >= this.most || connection.destroyed) return false;
    this.#open.set(key, count + 1);
    connection.once("close", () => this.#leave(key));
    return true;
  }

  #leave(key: string): void {
    const left = (this.#open.get(key) ?? 1) - 1;
    if (left === 0) this.#open.delete(key);
    else this.#open.set(key, left);
  }
}
