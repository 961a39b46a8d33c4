import * as Y from "yjs";

interface Range {
  readonly client: number;
  readonly clock: number;
  readonly len: number;
}

/** The inserts and deletes of a set of updates, to the single clock. */
export class Coverage {
  readonly #clocks = new Map<number, number>();
  readonly #deletes = new Map<string, Range>();
  /** How many updates were added. */
  updates = 0;

  /** As it is now. */
  copy(): Coverage {
    const copy = new Coverage();
    for (const [client, clock] of this.#clocks) copy.#clocks.set(client, clock);
    for (const [key, range] of this.#deletes) copy.#deletes.set(key, range);
    copy.updates = this.updates;
    return copy;
  }

  /** @param mine only inserts of these clients count */
  add(update: Uint8Array, mine?: ReadonlySet<number>): void {
    this.updates += 1;
    const { structs, ds } = Y.decodeUpdate(update);
    for (const { id, length } of structs)
      if (mine?.has(id.client) ?? true)
        this.#clocks.set(id.client, Math.max(this.#clocks.get(id.client) ?? 0, id.clock + length));
    for (const [client, ranges] of ds.clients)
      for (const { clock, len } of ranges) this.#deletes.set(`${client}:${clock}:${len}`, { client, clock, len });
  }

  /** The first clock of a client that is not covered. */
  clockOf(client: number): number {
    return this.#clocks.get(client) ?? 0;
  }

  get clients(): number {
    return this.#clocks.size;
  }

  /** The covered clocks of all clients: one for each value, character or step of a stroke. */
  get clocks(): number {
    let sum = 0;
    for (const clock of this.#clocks.values()) sum += clock;
    return sum;
  }

  /**
   * What none of a board's documents holds, in words. Each epoch has a document, and each client belongs to one epoch.
   */
  missingFrom(epochs: readonly Y.Doc[]): string[] {
    const missing: string[] = [];
    for (const [client, clock] of this.#clocks) {
      const has = Math.max(...epochs.map(({ store }) => Y.getState(store, client)));
      if (has < clock) missing.push(`client ${client}: ${has} of ${clock} clocks`);
    }
    for (const range of this.#deletes.values())
      if (!epochs.some((doc) => isDeleted(doc, range)))
        missing.push(`deletion of ${range.client}:${range.clock}+${range.len}`);
    return missing;
  }
}

function isDeleted(doc: Y.Doc, { client, clock, len }: Range): boolean {
  const structs = doc.store.clients.get(client);
  // Yjs does not look for clocks beyond the end.
  if (structs === undefined || Y.getState(doc.store, client) < clock + len) return false;
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
    const struct = structs[index] as Y.Item | Y.GC;
    if (struct.id.clock >= clock + len) return true;
    if (!struct.deleted) return false;
  }
  return true;
}
