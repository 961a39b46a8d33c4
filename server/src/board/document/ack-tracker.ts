/**
 * How many of one connection's update messages are committed and may be acknowledged, in the order of arrival, as the
 * *saved* frame counts them. After a refusal the count stands still until a whole sync step 2 of the same connection
 * was applied and committed: that message, or those before it, hold everything that the refused one held.
 */
export class AckTracker {
  #received = 0;
  /** Applied messages that are not committed yet, oldest first. */
  readonly #awaited: number[] = [];
  #heldAt: number | null = null;
  /** The message whose commit lets the count go on; null while none will. */
  #releasedBy: number | null = null;
  #told = 0;

  /** Counts a received update message and returns its number. */
  nextMessage(): number {
    this.#received += 1;
    return this.#received;
  }

  track(message: number): void {
    this.#awaited.push(message);
  }

  /** The oldest awaited message was committed. */
  commitOne(): void {
    const message = this.#awaited.shift();
    if (message === undefined || message !== this.#releasedBy) return;
    this.#heldAt = null;
    this.#releasedBy = null;
  }

  refuse(message: number): void {
    this.#heldAt ??= message - 1;
    this.#releasedBy = null;
  }

  /** A whole sync step 2 was applied: once all awaited messages are committed nothing of a refused one is missing. */
  catchUp(): void {
    this.#releasedBy = this.#awaited.at(-1) ?? null;
    if (this.#releasedBy === null) this.#heldAt = null;
  }

  /** Returns the count to send, null if that count was sent already. */
  next(): number | null {
    const oldest = this.#awaited[0];
    const settled = oldest === undefined ? this.#received : oldest - 1;
    const count = this.#heldAt === null ? settled : Math.min(settled, this.#heldAt);
    if (count <= this.#told) return null;
    this.#told = count;
    return count;
  }
}
