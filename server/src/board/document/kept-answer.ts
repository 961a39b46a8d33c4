import { SYNC, syncFrame } from "./frames.js";

/**
 * Most updates that may follow a kept answer: a client applies each by itself. Beyond that the document is encoded anew
 * for whoever asks next.
 */
const MOST_UPDATES = 256;
const MOST_BYTES = 64 * 1024;
/** Ends an answer: a client takes itself for synced when it comes, and has everything by then. */
const END = syncFrame(SYNC.STEP_2, Uint8Array.of(0, 0));

/**
 * The answer to whoever has nothing of a document. The document is encoded once; whoever comes later gets the same bytes
 * and what was relayed since. So an answer holds nothing that may not be relayed yet.
 */
export class KeptAnswer {
  readonly #encode: () => Uint8Array;
  #whole: Buffer | null = null;
  #since: Buffer[] = [];
  #bytesSince = 0;

  /** `encode` returns all of the document that may be relayed now, as a V1 update. */
  constructor(encode: () => Uint8Array) {
    this.#encode = encode;
  }

  /** Call it with each frame that is relayed. */
  add(frame: Buffer): void {
    if (this.#whole === null) return;
    this.#since.push(frame);
    this.#bytesSince += frame.length;
    if (this.#since.length <= MOST_UPDATES && this.#bytesSince <= MOST_BYTES) return;
    this.#whole = null;
    this.#since = [];
    this.#bytesSince = 0;
  }

  /** Finished frames, to be written one after the other. */
  frames(): readonly [Buffer, Buffer] {
    this.#whole ??= syncFrame(SYNC.UPDATE, this.#encode());
    return [this.#whole, Buffer.concat([...this.#since, END])];
  }
}
