/**
 * Counts this browser's edits of the board until the server acknowledges them as committed (BRD-25, BRD-26). The server
 * acknowledges a number of messages on one connection, so each message remembers how many edits it completes.
 */
export class BoardTally {
  #edits: number;
  #saved = 0;
  #sent = 0;
  /** Messages of this connection that are not acknowledged, oldest first. */
  #inFlight: { readonly message: number; readonly edits: number }[] = [];
  /** Whether this connection has sent all that the server lacked: only then do messages complete earlier edits too. */
  #caughtUp = false;

  /** @param unsaved edits that an earlier page of this browser kept without an acknowledgement. */
  constructor(unsaved = 0) {
    this.#edits = unsaved;
  }

  /** Edits that the server has not acknowledged as committed. */
  get pending(): number {
    return this.#edits - this.#saved;
  }

  edited(): void {
    this.#edits += 1;
  }

  connected(): void {
    this.#sent = 0;
    this.#inFlight = [];
    this.#caughtUp = false;
  }

  /** A message with an update was sent. `whole`: it holds everything that the server said it lacks. */
  sentUpdate(whole: boolean): void {
    this.#sent += 1;
    if (whole) this.#caughtUp = true;
    this.#inFlight.push({ message: this.#sent, edits: this.#caughtUp ? this.#edits : this.#saved });
  }

  /** A request for a receipt was sent: its acknowledgement completes what an update's would. */
  sentReceiptRequest(): void {
    this.sentUpdate(false);
  }

  /**
   * One piece of a cut message was sent. Its edits are complete only with the last piece, which `sentUpdate` counts.
   */
  sentPiece(): void {
    this.#sent += 1;
  }

  /** The server lacks nothing of this document: from now on every message completes all edits before it. */
  lacksNothing(): void {
    this.#caughtUp = true;
  }

  /** The first `count` messages of this connection are committed. */
  acknowledged(count: number): void {
    while (this.#inFlight[0] !== undefined && this.#inFlight[0].message <= count) {
      const { edits } = this.#inFlight.shift() as { edits: number };
      this.#saved = Math.max(this.#saved, edits);
    }
  }
}
