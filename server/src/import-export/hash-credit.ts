/** Bytes hashed for each byte of the record, at most: an interview is hashed twice a minute, and its board grows slowly. */
const BYTES_A_BYTE = 8;
/** To begin with: more than all hashes of a usual interview take. */
const FIRST_BYTES = 96 * 1024 * 1024;

/**
 * How much of a record may be hashed. Each hash takes the whole state or board, so that a file with many of both would
 * cost their product; with what its lines have earned the whole stays in proportion to the file. A hash that is
 * not afforded is left out, but never the last.
 */
export class HashCredit {
  #left = FIRST_BYTES;
  /** What the next hash takes, by all that is known: the one before, and what came since. */
  #size = 0;

  /** Told of each line that adds to what is hashed. */
  earn(bytes: number): void {
    this.#left += bytes * BYTES_A_BYTE;
    this.#size += bytes;
  }

  get affords(): boolean {
    return this.#left >= this.#size;
  }

  /** Told of each hash that was made. */
  spend(bytes: number): void {
    this.#left -= bytes;
    this.#size = bytes;
  }
}
