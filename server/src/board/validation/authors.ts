/** The owner of the server's own clientIDs: nobody may replace or delete what it wrote. */
export const SERVER = "";

/** Yjs clientIDs that one participant may use in one session: every page load makes one. */
const MAX_CLIENTS_PER_PARTICIPANT = 1000;

/**
 * The owner of each Yjs clientID: the participant first seen writing with it, for good. Stored with the session log, so
 * that it outlives connections and restarts: otherwise anybody could continue another's clientID and so silence them.
 */
export class Authors {
  readonly #ownerOf = new Map<number, string>();
  readonly #counts = new Map<string, number>();
  /** The server's clientIDs, one for each epoch, in order. */
  readonly #epochs: number[] = [];

  ownerOf(client: number): string | undefined {
    return this.#ownerOf.get(client);
  }

  isServer(client: number): boolean {
    return this.#ownerOf.get(client) === SERVER;
  }

  /** The epoch whose first update the server wrote with this clientID; undefined for any other clientID. */
  epochOf(client: number): number | undefined {
    return this.isServer(client) ? this.#epochs.indexOf(client) + 1 : undefined;
  }

  /** Returns the owners of the next epoch: only the server's clientIDs remain. */
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

  /** Binds clientIDs without an owner to the participant; the others keep their owner. */
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
