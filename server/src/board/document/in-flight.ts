/** Whose updates they are: of one person there may be several connections, an old one that is not known to be dead. */
interface Author {
  readonly participantId: string;
}

interface Flying<M> {
  readonly connection: M | null;
  /** A frame to pass on once its author's clientIDs are in the record; null once it was passed on. */
  held: Buffer | null;
  /** clientIDs that belong to somebody from this update on. */
  readonly newClients: readonly number[];
}

/** A frame that may be passed on now. */
export interface Freed<M> {
  readonly from: M | null;
  readonly bytes: Buffer;
}

/**
 * What of one document is on its way to the record, in order. Invariant (docs/decisions/0003): nobody is shown anything
 * by a clientID before its owner is in the record; else, after a crash, whoever hands it on would become its owner.
 */
export class InFlight<M extends Author> {
  readonly #entries: Flying<M>[] = [];
  /** clientID -> its owner, null for the server itself. */
  readonly #unbound = new Map<number, string | null>();
  #waiters: (() => void)[] = [];

  get idle(): boolean {
    return this.#entries.length === 0;
  }

  /** clientIDs whose owner is not in the record yet. */
  get unbound(): readonly number[] {
    return [...this.#unbound.keys()];
  }

  /** Adds an update, or (frame null) something that only awaits all before it. Answers the frame if it may go now. */
  push(connection: M | null, frame: Buffer | null, newClients: readonly number[]): Buffer | null {
    for (const client of newClients) this.#unbound.set(client, ownerOf(connection));
    const waits = frame !== null && this.#isBinding(connection);
    this.#entries.push({ connection, held: waits ? frame : null, newClients });
    return waits ? null : frame;
  }

  /** The oldest `count` are in the record now: whose they are, and what may be passed on by it. */
  land(count: number): { authors: (M | null)[]; freed: Freed<M>[] } {
    const landed = this.#entries.splice(0, count);
    const freed = this.#unbound.size === 0 ? [] : this.#bind(landed);
    if (this.idle) for (const resolve of this.#waiters.splice(0)) resolve();
    return { authors: landed.map(({ connection }) => connection), freed };
  }

  untilIdle(): Promise<void> {
    return this.idle ? Promise.resolve() : new Promise((resolve) => this.#waiters.push(resolve));
  }

  /** Nothing is held while every clientID's owner is in the record. */
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

/** Its frame, once. */
function free<M>(entry: Flying<M>): Freed<M>[] {
  const bytes = entry.held;
  entry.held = null;
  return bytes === null ? [] : [{ from: entry.connection, bytes }];
}
