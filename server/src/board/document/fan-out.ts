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
    const [only] = relays;
    if (relays.length === 1 && only !== undefined) {
      for (const member of this.members) if (member !== only.from) member.write(only.bytes);
      return;
    }
    const authors = new Set(relays.map((relay) => relay.from));
    const joined = join(relays);
    for (const member of this.members) {
      if (!authors.has(member)) member.write(joined);
      else if (authors.size > 1) member.write(join(relays.filter((relay) => relay.from !== member)));
    }
  }
}

function join<M>(relays: readonly Relay<M>[]): Buffer {
  return Buffer.concat(relays.map(({ bytes }) => bytes));
}
