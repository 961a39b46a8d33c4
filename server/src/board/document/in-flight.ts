/** The author of updates: one person may have several connections, such as an old one that is not known to be dead. */
interface Author {
  readonly participantId: string;
}

interface Flying<M> {
  readonly connection: M | null;
  /** A frame to relay once its author's clientIDs are committed; null once it was relayed. */
  held: Buffer | null;
  /** clientIDs that get their owner with this update. */
  readonly newClients: readonly number[];
}

/** A frame that may be relayed now. */
interface Freed<M> {
  readonly from: M | null;
  readonly bytes: Buffer;
}

/**
 * One document's updates that wait for their commit, in order. An update's *position* is its number among all that the
 * document ever gave to the log. Invariant (docs/decisions/0003): nobody gets anything of a clientID before its owner is
 * in the session log. Otherwise whoever sends it again after a crash would become its owner.
 */
export class InFlight<M extends Author> {
  readonly #entries: Flying<M>[] = [];
  /** clientID -> its owner, null for the server itself. */
  readonly #unbound = new Map<number, string | null>();
  #waiters: (() => void)[] = [];
  #committed = 0;

  get idle(): boolean {
    return this.#entries.length === 0;
  }

  /** Position of the newest update that is committed with all before it. */
  get committed(): number {
    return this.#committed;
  }

  /** Position of the newest update. */
  get newest(): number {
    return this.#committed + this.#entries.length;
  }

  /** clientIDs whose owner is not in the session log yet. */
  get unbound(): readonly number[] {
    return [...this.#unbound.keys()];
  }

  /** Adds an update. Returns its frame if it may be relayed now. */
  push(connection: M | null, frame: Buffer, newClients: readonly number[]): Buffer | null {
    for (const client of newClients) this.#unbound.set(client, ownerOf(connection));
    const waits = this.#isBinding(connection);
    this.#entries.push({ connection, held: waits ? frame : null, newClients });
    return waits ? null : frame;
  }

  /** The oldest `count` updates were committed: returns the frames that may be relayed now. */
  land(count: number): Freed<M>[] {
    const landed = this.#entries.splice(0, count);
    this.#committed += landed.length;
    const freed = this.#unbound.size === 0 ? [] : this.#bind(landed);
    if (this.idle) for (const resolve of this.#waiters.splice(0)) resolve();
    return freed;
  }

  untilIdle(): Promise<void> {
    return this.idle ? Promise.resolve() : new Promise((resolve) => this.#waiters.push(resolve));
  }

  /** Marks the owners of committed clientIDs as known. Nothing is held back while every owner is known. */
  #bind(landed: readonly Flying<M>[]): Freed<M>[] {
    for (const { newClients } of landed) for (const client of newClients) this.#unbound.delete(client);
    const follow = this.#entries.filter(({ connection }) => !this.#isBinding(connection));
    return [...landed, ...follow].flatMap(free);
  }

  #isBinding(connection: M | null): boolean {
    if (this.#unbound.size === 0) return false;
    const owner = ownerOf(connection);
    for (const binding of this.#unbound.values()) if (binding === owner) return true;
    return false;
  }
}

const ownerOf = (author: Author | null) => author?.participantId ?? null;

/** Returns the entry's frame, the first time only. */
function free<M>(entry: Flying<M>): Freed<M>[] {
  const bytes = entry.held;
  entry.held = null;
  return bytes === null ? [] : [{ from: entry.connection, bytes }];
}
