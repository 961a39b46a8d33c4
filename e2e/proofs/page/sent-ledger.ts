import { MESSAGE } from "@casement/shared/contract/board-wire";
import { createDecoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import { Coverage } from "./coverage.js";

const EMPTY_UPDATE_BYTES = 2;

/**
 * What one person was promised, read off the wire beside the client: the updates sent on each connection, and how many
 * of them the server has called saved.
 */
export class SentLedger {
  /** All that was ever called saved. */
  readonly promised = new Coverage();
  /** Update messages sent, on all connections. */
  sent = 0;
  /** Every clientID this person has had; what others wrote is not promised to them. */
  readonly mine = new Set<number>();
  #waiting: { readonly number: number; readonly update: Uint8Array }[] = [];
  #onConnection = 0;
  #frames = 0;

  /** *Saved* frames that promised something new. */
  get frames(): number {
    return this.#frames;
  }

  wrote(client: number): void {
    this.mine.add(client);
  }

  connected(): void {
    this.#waiting = [];
    this.#onConnection = 0;
  }

  message(bytes: Uint8Array): void {
    const decoder = createDecoder(bytes);
    if (readVarUint(decoder) !== MESSAGE.SYNC || readVarUint(decoder) === 0) return;
    const update = readVarUint8Array(decoder);
    if (update.length <= EMPTY_UPDATE_BYTES) return;
    this.sent += 1;
    this.#onConnection += 1;
    this.#waiting.push({ number: this.#onConnection, update });
  }

  heard(bytes: Uint8Array): void {
    const decoder = createDecoder(bytes);
    if (readVarUint(decoder) !== MESSAGE.SAVED) return;
    const count = readVarUint(decoder);
    if (this.#waiting[0] !== undefined && this.#waiting[0].number <= count) this.#frames += 1;
    while (this.#waiting[0] !== undefined && this.#waiting[0].number <= count)
      this.promised.add((this.#waiting.shift() as { update: Uint8Array }).update, this.mine);
  }
}
