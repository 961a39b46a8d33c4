/** The server's own entry in the index: what it wrote, nobody may replace or delete. */
export const SERVER = "";

/** Yjs clientIDs one participant may use in one session: every reload of a page makes one. */
export const MAX_CLIENTS_PER_PARTICIPANT = 1000;

/**
 * Whose each Yjs clientID is: the participant first seen writing with it, for good. Kept with the record, so it
 * outlives connections and restarts; else anybody could write on under another's clientID and silence them.
 */
export class Authors {
  readonly #ownerOf = new Map<number, string>();
  readonly #counts = new Map<string, number>();
  /** The server's clientIDs, one an epoch, in order. */
  readonly #epochs: number[] = [];

  ownerOf(client: number): string | undefined {
    return this.#ownerOf.get(client);
  }

  isServer(client: number): boolean {
    return this.#ownerOf.get(client) === SERVER;
  }

  /** The epoch whose first update this clientID of the server's wrote; undefined for all others. */
  epochOf(client: number): number | undefined {
    return this.isServer(client) ? this.#epochs.indexOf(client) + 1 : undefined;
  }

  /** The index of the next epoch: people's clientIDs are unbound, the server's stay known. */
  nextEpoch(client: number): Authors {
    const next = new Authors();
    next.bind(SERVER, [...this.#epochs, client]);
    return next;
  }

  get size(): number {
    return this.#ownerOf.size;
  }

  hasRoom(participantId: string, more: number): boolean {
    return (this.#counts.get(participantId) ?? 0) + more <= MAX_CLIENTS_PER_PARTICIPANT;
  }

  /** Binds clients that nobody owns yet; the others keep their owner. */
  bind(participantId: string, clients: Iterable<number>): void {
    for (const client of clients) {
      if (this.#ownerOf.has(client)) continue;
      this.#ownerOf.set(client, participantId);
      if (participantId === SERVER) this.#epochs.push(client);
      this.#counts.set(participantId, (this.#counts.get(participantId) ?? 0) + 1);
    }
  }

  /** participantId -> clientIDs, for a keyframe. */
  byParticipant(): Map<string, number[]> {
    const lists = new Map<string, number[]>();
    for (const [client, owner] of this.#ownerOf) {
      const list = lists.get(owner);
      if (list === undefined) lists.set(owner, [client]);
      else list.push(client);
    }
    return lists;
  }
}
