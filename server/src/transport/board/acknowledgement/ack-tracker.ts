/** Messages that are committed once the document's log has reached a position. */
interface Awaited {
  /** The last of them, by number. */
  readonly upTo: number;
  readonly position: number;
}

/**
 * Whether a refusal stops the count. `after`: the last number before the refused message. waiting: an answer that holds
 * all that was refused is applied, and is committed at `position`.
 */
type Hold =
  | { readonly kind: "none" }
  | { readonly kind: "held"; readonly after: number }
  | { readonly kind: "waiting"; readonly after: number; readonly position: number };

const NO_HOLD: Hold = { kind: "none" };

/**
 * Numbers one connection's messages in the order they are received, and knows how many of them may be acknowledged: the
 * only place that does. Every message is received, then applied or refused in the same order; what was applied is
 * committed when the document's log reaches the position that it waits for (positions only grow). A refusal stops the
 * count until an answer that holds everything the client has is applied and, with all before it, committed.
 */
export class AckTracker {
  #received = 0;
  /** Oldest first; each waits for a later position than the one before it. */
  readonly #awaited: Awaited[] = [];
  /** Every message up to this number is committed or was refused. */
  #committed = 0;
  #hold: Hold = NO_HOLD;
  #lastRefused = 0;
  #acknowledged = 0;

  /** How many messages were received. */
  get received(): number {
    return this.#received;
  }

  /** Counts a received message and returns its number. */
  receive(): number {
    this.#received += 1;
    return this.#received;
  }

  /**
   * The messages up to `number` were applied. `holdsAll`: the last of them is an answer that, with those before it,
   * holds everything the client has.
   */
  apply(number: number, position: number, holdsAll: boolean): void {
    // However many messages wait for the same position, they are one entry: a flood of receipts takes no memory.
    if (this.#awaited.at(-1)?.position === position) this.#awaited.pop();
    this.#awaited.push({ upTo: number, position });
    if (holdsAll && this.#hold.kind !== "none") this.#hold = { kind: "waiting", after: this.#hold.after, position };
  }

  refuse(number: number): void {
    this.#lastRefused = number;
    this.#hold = { kind: "held", after: this.#hold.kind === "none" ? number - 1 : this.#hold.after };
  }

  /** Whether a message with a higher number than this one was refused. */
  hasRefusedSince(number: number): boolean {
    return this.#lastRefused > number;
  }

  /** The document's log is committed up to this position. Returns the count to send, null if it was sent already. */
  commit(position: number): number | null {
    let landed = 0;
    for (let next = this.#awaited[0]; next !== undefined && next.position <= position; next = this.#awaited[landed]) {
      this.#committed = next.upTo;
      landed += 1;
    }
    this.#awaited.splice(0, landed);
    if (this.#hold.kind === "waiting" && this.#hold.position <= position) this.#hold = NO_HOLD;
    const count = this.#hold.kind === "none" ? this.#committed : Math.min(this.#committed, this.#hold.after);
    if (count <= this.#acknowledged) return null;
    this.#acknowledged = count;
    return count;
  }
}
