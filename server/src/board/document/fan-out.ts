/** A connection to which frames are relayed. */
export interface RelayConnection {
  /** Finished frames; ignored once the connection is closed. */
  write(frames: Buffer): void;
}

interface Relay<M> {
  readonly from: M | null;
  readonly bytes: Buffer;
}

/** Relays frames: one write for each connection and flush; the sender never gets its own back. */
export class FanOut<M extends RelayConnection> {
  readonly connections = new Set<M>();
  #relays: Relay<M>[] = [];

  send(from: M | null, bytes: Buffer): void {
    this.#relays.push({ from, bytes });
  }

  flush(): void {
    const relays = this.#relays;
    if (relays.length === 0) return;
    this.#relays = [];
    const [only] = relays;
    if (relays.length === 1 && only !== undefined) {
      for (const connection of this.connections) if (connection !== only.from) connection.write(only.bytes);
      return;
    }
    const authors = new Set(relays.map((relay) => relay.from));
    const joined = join(relays);
    for (const connection of this.connections) {
      if (!authors.has(connection)) connection.write(joined);
      else if (authors.size > 1) connection.write(join(relays.filter((relay) => relay.from !== connection)));
    }
  }
}

function join<M>(relays: readonly Relay<M>[]): Buffer {
  return Buffer.concat(relays.map(({ bytes }) => bytes));
}
