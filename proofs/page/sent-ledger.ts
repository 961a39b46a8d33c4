import { MESSAGE } from "@casement/shared/contract/board-wire";
import { createDecoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import { Coverage } from "./coverage.js";

const EMPTY_UPDATE_BYTES = 2;

/**
 * What the server promised one person, read from the wire beside the client: the updates sent on each connection, and
 * how many of them were acknowledged.
 */
export class SentLedger {
  /** Everything that was ever acknowledged. */
  readonly promised = new Coverage();
  /** Update messages sent, on all connections. */
  sent = 0;
  /** All clientIDs that this person has had; others' work is not promised to them. */
  readonly mine = new Set<number>();
  #frames = 0;

  /** How many *saved* frames promised something new. */
  get frames(): number {
    return this.#frames;
  }

  wrote(client: number): void {
    this.mine.add(client);
  }

  /** Starts the ledger of a new connection, on which the server counts anew. */
  connected(): SentOnConnection {
    return new SentOnConnection(this);
  }

  save(updates: readonly Uint8Array[]): void {
    if (updates.length > 0) this.#frames += 1;
    for (const update of updates) this.promised.add(update, this.mine);
  }
}

/** The ledger of one connection. */
export class SentOnConnection {
  #waiting: { readonly number: number; readonly update: Uint8Array }[] = [];
  #sent = 0;

  readonly #ledger: SentLedger;

  constructor(ledger: SentLedger) {
    this.#ledger = ledger;
  }

  message(bytes: Uint8Array): void {
    const decoder = createDecoder(bytes);
    const type = readVarUint(decoder);
    // A request for a receipt counts, and holds nothing that could be promised.
    if (type === MESSAGE.RECEIPT) this.#sent += 1;
    if (type !== MESSAGE.SYNC || readVarUint(decoder) === 0) return;
    const update = readVarUint8Array(decoder);
    if (update.length <= EMPTY_UPDATE_BYTES) return;
    this.#sent += 1;
    this.#ledger.sent += 1;
    this.#waiting.push({ number: this.#sent, update });
  }

  heard(bytes: Uint8Array): void {
    const decoder = createDecoder(bytes);
    if (readVarUint(decoder) !== MESSAGE.SAVED) return;
    const count = readVarUint(decoder);
    const saved = this.#waiting.filter(({ number }) => number <= count);
    this.#waiting = this.#waiting.slice(saved.length);
    this.#ledger.save(saved.map(({ update }) => update));
  }
}
