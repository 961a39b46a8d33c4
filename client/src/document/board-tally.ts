/**
 * Counts this browser's edits of the board up to the server's word that they are committed (BRD-25, BRD-26).
 * The server acknowledges by number of messages on one connection, so each message remembers how many edits it
 * makes complete.
 */
export class BoardTally {
  private edits: number;
  private saved = 0;
  private sent = 0;
  /** Messages of this connection without an answer, oldest first. */
  private inFlight: { readonly message: number; readonly edits: number }[] = [];
  /** Before it, a message cannot make the edits of an earlier connection complete. */
  private caughtUp = false;

  /** @param unsaved edits that an earlier page of this browser kept without an answer. */
  constructor(unsaved = 0) {
    this.edits = unsaved;
  }

  /** Edits that the server has not acknowledged as committed. */
  get pending(): number {
    return this.edits - this.saved;
  }

  edited(): void {
    this.edits += 1;
  }

  connected(): void {
    this.sent = 0;
    this.inFlight = [];
    this.caughtUp = false;
  }

  /** A message with an update went out. `whole`: it holds everything that the server said it lacks. */
  sentUpdate(whole: boolean): void {
    this.sent += 1;
    if (whole) this.caughtUp = true;
    this.inFlight.push({ message: this.sent, edits: this.caughtUp ? this.edits : this.saved });
  }

  /** One of several messages that make their edits complete only with the last, which `sentUpdate` counts. */
  sentPiece(): void {
    this.sent += 1;
  }

  /** The server lacks nothing of what is here: from now on every message makes all edits complete. */
  lacksNothing(): void {
    this.caughtUp = true;
  }

  /** The first `count` messages of this connection are committed. */
  acknowledged(count: number): void {
    while (this.inFlight[0] !== undefined && this.inFlight[0].message <= count) {
      const { edits } = this.inFlight.shift() as { edits: number };
      this.saved = Math.max(this.saved, edits);
    }
  }
}
