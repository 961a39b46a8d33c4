import type { RecordedSegment } from "./recorded-segments.js";

interface LoggedHash {
  readonly afterSegment: bigint;
}

/** Finds how many updates came before each hash, while it is given the document's rows in order. */
export class HashPositions {
  readonly #hashes: readonly LoggedHash[];
  /** Indexes of the hashes, in the order of their rows, so that each row looks at the next one only. */
  readonly #order: readonly number[];
  readonly #positions: number[];
  #next = 0;
  #reached = 0;

  constructor(hashes: readonly LoggedHash[]) {
    this.#hashes = hashes;
    this.#positions = hashes.map(() => 0);
    this.#order = [...hashes.keys()].sort((a, b) => (this.#rowOf(a) < this.#rowOf(b) ? -1 : 1));
  }

  pass({ id, before, count }: Pick<RecordedSegment, "id" | "before" | "count">): void {
    for (let place = this.#order[this.#next]; place !== undefined; place = this.#order[this.#next]) {
      if (this.#rowOf(place) >= id) break;
      this.#positions[place] = this.#reached;
      this.#next += 1;
    }
    this.#reached = before + count;
  }

  /** The counts in the order of the hashes, after all rows were given. */
  end(): readonly number[] {
    for (const place of this.#order.slice(this.#next)) this.#positions[place] = this.#reached;
    return this.#positions;
  }

  #rowOf(place: number): bigint {
    return this.#hashes[place]?.afterSegment ?? 0n;
  }
}
