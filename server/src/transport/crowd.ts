import type { Duplex } from "node:stream";

/** How many connections are open by key; no key has more than so many. */
export class Crowd {
  readonly #open = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** Counts the connection until it closes; false, and nothing counted, when there are as many already. */
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
