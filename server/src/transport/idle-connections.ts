import type { Socket } from "node:net";

/** Connections that cost the server memory and ask for nothing: at most so many. The oldest ends for a new one. */
export class IdleConnections {
  readonly #most: number;

  /** In the order in which they came. */
  readonly #open = new Set<Socket>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Counts the connection until it closes or leaves. */
  enter(connection: Socket): void {
    if (connection.destroyed || this.#open.has(connection)) return;
    this.#open.add(connection);
    connection.once("close", () => this.leave(connection));
    if (this.#open.size <= this.#most) return;
    const [oldest] = this.#open;
    oldest?.destroy();
  }

  leave(connection: Socket): void {
    this.#open.delete(connection);
  }
}
