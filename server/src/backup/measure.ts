import { createHash } from "node:crypto";
import { Transform } from "node:stream";

export interface Measured {
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** Passes bytes on, and tells at their end how many they were and their hash. */
export class Measure extends Transform {
  readonly #hash = createHash("sha256");
  readonly #most: number;
  #bytes = 0;

  /** `most`: more bytes than this are an error. */
  constructor(most = Number.POSITIVE_INFINITY) {
    super();
    this.#most = most;
  }

  override _transform(chunk: Buffer, _encoding: string, done: (error: Error | null, chunk?: Buffer) => void): void {
    this.#bytes += chunk.length;
    this.#hash.update(chunk);
    done(this.#bytes > this.#most ? new Error("longer than it was said to be") : null, chunk);
  }

  /** Call once, after the last byte. */
  result(): Measured {
    return { bytes: this.#bytes, sha256: this.#hash.digest("hex") };
  }
}
