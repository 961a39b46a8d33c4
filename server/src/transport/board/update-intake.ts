import type { BoardDocument, DocumentConnection } from "../../board/document/board-document.js";
import { SYNC } from "../../board/document/frames.js";
import type { Outcome } from "../../board/document/update-applier.js";
import { isEmptyUpdate } from "../../board/validation/update-decoding.js";

/** Sync step 1s in a row that may stay without a taken answer. */
const MAX_QUESTIONS = 5;

/** What the intake needs of its connection. */
export interface IntakeConnection extends DocumentConnection {
  readonly document: BoardDocument;
  /** Whether role and phase let it write at this moment. */
  readonly mayWrite: boolean;
  notify(notice: "read-only" | "not-saved" | "refused" | "stale"): void;
  /** Sent what no honest client sends. */
  closeAsMalformed(): void;
  /** An update was refused for this reason. */
  logRefusal(kind: string, reason: string): void;
  /** The document cannot be trusted any more. */
  reloadDocument(): void;
  /** Its copy is of an epoch that has ended. */
  retire(epoch: number): void;
}

/** Takes one connection's updates, keeps count of them, and asks for what is missing. */
export class UpdateIntake {
  readonly #owner: IntakeConnection;
  #questions = 0;
  #asked = false;
  #refusedSinceAsked = false;
  /** Updates were refused for want of memory: ask again when there is some. */
  #waitsForMemory = false;
  /** Steady ms since which its copy holds what cannot be taken; null while all is well. */
  #strandedAt: number | null = null;
  #toldStale = false;
  #changesWhenAsked = 0;

  /** Made once, not for every update. */
  readonly #settleAnswer = (outcome: Outcome, message: number) => this.#settle(outcome, message, true);
  readonly #settleUpdate = (outcome: Outcome, message: number) => this.#settle(outcome, message, false);

  constructor(owner: IntakeConnection) {
    this.#owner = owner;
  }

  /** One question at a time: all updates on their way meanwhile would raise the same one. */
  ask(): void {
    if (this.#asked) return;
    const { document } = this.#owner;
    this.#asked = true;
    this.#refusedSinceAsked = false;
    this.#changesWhenAsked = document.changes;
    this.#questions += 1;
    this.#owner.write(document.question());
  }

  /** However often it was asked before. */
  #askAnew(): void {
    this.#waitsForMemory = false;
    this.#questions = 0;
    this.ask();
  }

  /** May write from now on: whatever was refused before counts anew. */
  permit(): void {
    this.#strandedAt = null;
    this.#toldStale = false;
    this.#askAnew();
  }

  take(step: number, bytes: Uint8Array): void {
    const isAnswer = step === SYNC.STEP_2;
    if (isAnswer) this.#asked = false;
    const { acks, mayWrite, document } = this.#owner;
    // Role and phase as they are now, not as they were at the start.
    if (mayWrite && !isEmptyUpdate(bytes)) {
      document.receive(this.#owner, bytes, isAnswer ? this.#settleAnswer : this.#settleUpdate);
      return;
    }
    document.catchUp();
    if (!isEmptyUpdate(bytes)) this.#refuseReadOnly(acks.nextMessage(), bytes, isAnswer);
    else if (isAnswer) this.#answered();
  }

  /**
   * What could not be taken may be mended meanwhile: by memory, or by others who came back and brought what it builds
   * on. If that does not come for `strandedAfterMs` the client is told to begin anew. `now` in steady ms.
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

  /** The deletions that every answer repeats are no attempt to write. */
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
   * An answer was taken: it held all that was refused before the question. Was something refused after it, perhaps a
   * piece of the answer itself, then only another answer tells.
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
