import type { BoardDocument, DocumentConnection } from "../../board/document/board-document.js";
import { SYNC } from "../../board/document/frames.js";
import type { Outcome } from "../../board/document/update-applier.js";
import { isEmptyUpdate } from "../../board/validation/update-decoding.js";

/** Most sync step 1s in a row without an answer that could be applied. */
const MAX_QUESTIONS = 5;

/** What the intake needs of its connection. */
export interface IntakeConnection extends DocumentConnection {
  readonly document: BoardDocument;
  /** Whether role and phase let it write now. */
  readonly mayWrite: boolean;
  notify(notice: "read-only" | "not-saved" | "refused" | "stale"): void;
  /** The client sent what no honest client sends. */
  closeAsMalformed(): void;
  /** An update was refused, for this reason. */
  logRefusal(kind: string, reason: string): void;
  /** The document can no longer be trusted. */
  reloadDocument(): void;
  /** The client's copy belongs to an ended epoch. */
  retire(epoch: number): void;
}

/** Receives one connection's updates, keeps their count, and asks for what is missing. */
export class UpdateIntake {
  readonly #owner: IntakeConnection;
  #questions = 0;
  #asked = false;
  #refusedSinceAsked = false;
  /** Updates were refused for lack of memory: the client is asked again when there is some. */
  #waitsForMemory = false;
  /** Steady ms since when the client's copy has held something that cannot be applied; null while it holds none. */
  #strandedAt: number | null = null;
  #toldStale = false;
  #changesWhenAsked = 0;

  /** Made once, not for every update. */
  readonly #settleAnswer = (outcome: Outcome, message: number) => this.#settle(outcome, message, true);
  readonly #settleUpdate = (outcome: Outcome, message: number) => this.#settle(outcome, message, false);

  constructor(owner: IntakeConnection) {
    this.#owner = owner;
  }

  /**
   * Asks for what is missing, unless a question is open: every update on its way meanwhile would raise the same one.
   */
  ask(): void {
    if (this.#asked) return;
    const { document } = this.#owner;
    this.#asked = true;
    this.#refusedSinceAsked = false;
    this.#changesWhenAsked = document.changes;
    this.#questions += 1;
    this.#owner.write(document.question());
  }

  /** Asks no matter how often it has asked before. */
  #askAnew(): void {
    this.#waitsForMemory = false;
    this.#questions = 0;
    this.ask();
  }

  /** The client may write from now on: it is asked for whatever was refused before. */
  permit(): void {
    this.#strandedAt = null;
    this.#toldStale = false;
    this.#askAnew();
  }

  take(step: number, bytes: Uint8Array): void {
    const isAnswer = step === SYNC.STEP_2;
    if (isAnswer) this.#asked = false;
    const { acks, mayWrite, document } = this.#owner;
    // Role and phase as they are now, not as they were when the connection began.
    if (mayWrite && !isEmptyUpdate(bytes)) {
      document.receive(this.#owner, bytes, isAnswer ? this.#settleAnswer : this.#settleUpdate);
      return;
    }
    document.catchUp();
    if (!isEmptyUpdate(bytes)) this.#refuseReadOnly(acks.nextMessage(), bytes, isAnswer);
    else if (isAnswer) this.#answered();
  }

  /**
   * Asks again for what could not be applied if there is memory again, or if others may have brought what it builds on.
   * After `strandedAfterMs` without success the client is told to begin anew. `now`: steady ms.
   */
  review(now: number, strandedAfterMs: number): void {
    if (this.#waitsForMemory) this.#askAnew();
    if (this.#strandedAt === null) return;
    if (this.#owner.mayWrite && this.#owner.document.changes !== this.#changesWhenAsked) this.#askAnew();
    if (this.#toldStale || now - this.#strandedAt < strandedAfterMs) return;
    this.#toldStale = true;
    this.#owner.notify("stale");
  }

  #settle(outcome: Outcome, message: number, isAnswer: boolean): void {
    if (outcome.kind === "taken") {
      if (!outcome.whole) this.#strand();
      if (isAnswer) this.#answered(outcome.whole);
      else if (!outcome.whole) this.#owner.acknowledge();
      return;
    }
    this.#refuse(message);
    if ("reason" in outcome) this.#refuseFor(outcome.kind, outcome.reason);
    else if (outcome.kind === "gap") this.#refuseGap();
    else if (outcome.kind === "retired") this.#owner.retire(outcome.epoch);
    else if (outcome.kind === "broken") this.#owner.reloadDocument();
    else {
      this.#waitsForMemory = true;
      this.#owner.notify("not-saved");
    }
  }

  #refuseFor(kind: "refused" | "forbidden" | "malformed", reason: string): void {
    this.#owner.logRefusal(kind, reason);
    if (kind === "refused") {
      this.#strand();
      this.#owner.notify("refused");
    } else this.#owner.closeAsMalformed();
  }

  #refuse(message: number): void {
    this.#refusedSinceAsked = true;
    this.#owner.acks.refuse(message);
  }

  /** Every answer repeats the known deletions; they alone are no attempt to write. */
  #refuseReadOnly(message: number, bytes: Uint8Array, isAnswer: boolean): void {
    this.#refuse(message);
    const holdsStructs = bytes[0] !== 0;
    if (isAnswer && holdsStructs) this.#strand();
    if (!isAnswer || holdsStructs) this.#owner.notify("read-only");
  }

  #refuseGap(): void {
    this.#strand();
    this.#owner.notify("refused");
    if (this.#questions < MAX_QUESTIONS) this.ask();
  }

  #strand(): void {
    this.#strandedAt ??= performance.now();
  }

  /**
   * An answer was applied: it held everything refused before the question. If something was refused after the question,
   * perhaps a piece of the answer itself, another answer is needed.
   */
  #answered(whole = true): void {
    if (this.#refusedSinceAsked && this.#owner.mayWrite) {
      if (this.#questions < MAX_QUESTIONS) this.ask();
      return;
    }
    this.#questions = 0;
    if (whole) {
      this.#strandedAt = null;
      this.#toldStale = false;
    }
    this.#owner.acks.catchUp();
    this.#owner.acknowledge();
  }
}
