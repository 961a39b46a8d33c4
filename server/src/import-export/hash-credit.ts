/**
 * Bytes hashed for each byte of the record, at most: an interview is hashed twice a minute while its board grows
 * slowly.
 */
const BYTES_A_BYTE = 8;
/** The credit to begin with: more than all hashes of a usual interview take. */
const FIRST_BYTES = 96 * 1024 * 1024;

/**
 * How much of a record may be hashed. Each hash reads the whole state or board, so that a file with many hashes and
 * many lines would cost their product. Each line earns credit, which keeps the cost in proportion to the file. A hash
 * that the credit does not cover is left out, but never the last.
 */
export class HashCredit {
  #left = FIRST_BYTES;
  /** Estimated size of the next hash: the last one's size and what was added since. */
  #size = 0;

  /** Call it for each line that adds to what is hashed. */
  earn(bytes: number): void {
    this.#left += bytes * BYTES_A_BYTE;
    this.#size += bytes;
  }

  get affords(): boolean {
    return this.#left >= this.#size;
  }

  /** Call it for each hash that was made. */
  spend(bytes: number): void {
    this.#left -= bytes;
    this.#size = bytes;
  }
}
