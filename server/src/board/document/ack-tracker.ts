/**
 * How many of one connection's update messages may be called saved. Counts in the order of arrival, as the
 * *saved* frame does. After a refusal it stands still until a whole sync step 2 of the same connection was taken and
 * committed: that one, or what came before it, carries everything the refused message held.
 */
export class AckTracker {
  #received = 0;
  /** Messages whose commit is awaited, oldest first. */
  readonly #awaited: number[] = [];
  #heldAt: number | null = null;
  /** The message whose commit ends the standstill; null while nothing will. */
  #releasedBy: number | null = null;
  #told = 0;

  /** A message with an update came in: answers its number. */
  nextMessage(): number {
    this.#received += 1;
    return this.#received;
  }

  track(message: number): void {
    this.#awaited.push(message);
  }

  /** The oldest awaited message is in the database. */
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

  /** A sync step 2 was taken whole: nothing that came before it is missing any more, once all of it is committed. */
  catchUp(): void {
    this.#releasedBy = this.#awaited.at(-1) ?? null;
    if (this.#releasedBy === null) this.#heldAt = null;
  }

  /** The count to tell now, or null when it was told already. */
  next(): number | null {
    const oldest = this.#awaited[0];
    const settled = oldest === undefined ? this.#received : oldest - 1;
    const count = this.#heldAt === null ? settled : Math.min(settled, this.#heldAt);
    if (count <= this.#told) return null;
    this.#told = count;
    return count;
  }
}
