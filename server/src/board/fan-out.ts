/** Somebody whom a room writes to. */
export interface Reader {
  /** Finished frames; ignored once the connection is closed. */
  write(frames: Buffer): void;
}

interface Relay<M> {
  readonly from: M | null;
  readonly bytes: Buffer;
}

/** Passes frames on: one write a member and flush; nobody gets their own back. */
export class FanOut<M extends Reader> {
  readonly members = new Set<M>();
  #relays: Relay<M>[] = [];

  send(from: M | null, bytes: Buffer): void {
    this.#relays.push({ from, bytes });
  }

  flush(): void {
    const relays = this.#relays;
    if (relays.length === 0) return;
    this.#relays = [];
    const authors = new Set(relays.map((relay) => relay.from));
    const joined = join(relays);
    for (const member of this.members) {
      if (!authors.has(member)) member.write(joined);
      else if (authors.size > 1) member.write(join(relays.filter((relay) => relay.from !== member)));
    }
  }
}

function join<M>(relays: readonly Relay<M>[]): Buffer {
  const [only] = relays;
  return relays.length === 1 && only !== undefined ? only.bytes : Buffer.concat(relays.map(({ bytes }) => bytes));
}
