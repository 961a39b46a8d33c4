import type { BoardNotice } from "@casement/shared/contract/board-wire";
import type { ReceivedMessage } from "../../../board/document/board-document.js";
import { SYNC } from "../../../board/document/frames.js";
import type { Outcome, Refusal } from "../../../board/document/update-applier.js";
import { isEmptyUpdate } from "../../../board/validation/update-decoding.js";
import { AckTracker } from "./ack-tracker.js";

/** Most sync step 1s in a row without an answer that could be applied. */
const MAX_QUESTIONS = 5;

/** What the connection does next. */
export interface Reaction {
  readonly notice: Extract<BoardNotice, "read-only" | "not-saved" | "refused" | "stale"> | null;
  /** Whether to send a sync step 1. */
  readonly asks: boolean;
}

/** What the intake must know of its connection and its document at a moment. */
interface IntakeView {
  /** Whether role and phase let the connection write now. */
  readonly mayWrite: boolean;
  /** The document's counter of changes. */
  readonly changes: number;
}

/**
 * The newest sync step 1. `askedAt`: how many messages had been received when it was sent. `changes`: the document's
 * counter at that time.
 */
interface Question {
  readonly kind: "open" | "answered";
  readonly askedAt: number;
  readonly changes: number;
}

/** Whether the client's copy holds something that cannot be applied. `since`: steady ms. told: with the notice `stale`. */
type ClientCopy = { readonly kind: "in-step" } | { readonly kind: "stranded" | "told"; readonly since: number };

const NOTHING: Reaction = { notice: null, asks: false };
const IN_STEP: ClientCopy = { kind: "in-step" };

/**
 * Receives one connection's messages and decides what follows from their outcomes: how many are acknowledged, whether
 * the client is asked for what is missing, and what it is told. Sends nothing itself.
 */
export class UpdateIntake {
  readonly #acks = new AckTracker();
  readonly #view: () => IntakeView;
  #question: Question = { kind: "answered", askedAt: 0, changes: 0 };
  #questionsInARow = 0;
  #copy: ClientCopy = IN_STEP;
  /** An update was refused for lack of memory: the client is asked again when there is some. */
  #waitsForMemory = false;

  constructor(view: () => IntakeView) {
    this.#view = view;
  }

  /**
   * Whether to ask for what is missing now; the caller then sends a sync step 1. Not while a question is open: every
   * update on its way meanwhile would raise the same one.
   */
  asks(): boolean {
    if (this.#question.kind === "open") return false;
    this.#question = { kind: "open", askedAt: this.#acks.received, changes: this.#view().changes };
    this.#questionsInARow += 1;
    return true;
  }

  /** The client may write from now on. Whether to ask it for whatever was refused before. */
  permit(): boolean {
    this.#copy = IN_STEP;
    return this.#asksAnew();
  }

  /**
   * A sync step 2 or an update. Its author may write or not by role and phase as they are now, not as they were when the
   * connection began.
   */
  receive(step: number, bytes: Uint8Array): ReceivedMessage {
    const askedAt = step === SYNC.STEP_2 && this.#question.kind === "open" ? this.#question.askedAt : null;
    if (askedAt !== null) this.#question = { ...this.#question, kind: "answered" };
    const { mayWrite } = this.#view();
    if (isEmptyUpdate(bytes)) return { update: null, mayWrite, number: this.#acks.received, askedAt };
    return { update: bytes, mayWrite, number: this.#acks.receive(), askedAt };
  }

  /** A request for a receipt: it is counted, and writes nothing. */
  receiveRequest(): ReceivedMessage {
    return { update: null, mayWrite: false, number: this.#acks.receive(), askedAt: null };
  }

  /** `now`: steady ms. For the other parameters see DocumentConnection.onOutcome. */
  onOutcome(message: ReceivedMessage, outcome: Outcome, position: number, now: number): Reaction {
    if (outcome.kind === "refused") return this.#refuse(message, outcome.refusal, now);
    const holdsAll = this.#holdsAll(message);
    this.#acks.apply(message.number, position, holdsAll);
    if (!outcome.whole) this.#strand(now);
    if (message.askedAt === null) return NOTHING;
    if (!holdsAll) return { notice: null, asks: this.#view().mayWrite && this.#asksAgain() };
    this.#questionsInARow = 0;
    if (outcome.whole) this.#copy = IN_STEP;
    return NOTHING;
  }

  /** Returns the count to send in a *saved* frame, or null. */
  onCommitted(position: number): number | null {
    return this.#acks.commit(position);
  }

  /**
   * Asks again for what could not be applied if there is memory again, or if others may have brought what it builds on.
   * After `strandedAfterMs` without success the client is told to begin anew. `now`: steady ms.
   */
  review(now: number, strandedAfterMs: number): Reaction {
    let asks = this.#waitsForMemory && this.#asksAnew();
    const copy = this.#copy;
    if (copy.kind === "in-step") return { notice: null, asks };
    const { mayWrite, changes } = this.#view();
    if (mayWrite && changes !== this.#question.changes) asks = this.#asksAnew() || asks;
    if (copy.kind === "told" || now - copy.since < strandedAfterMs) return { notice: null, asks };
    this.#copy = { kind: "told", since: copy.since };
    return { notice: "stale", asks };
  }

  /** Asks no matter how often it has asked before. */
  #asksAnew(): boolean {
    this.#waitsForMemory = false;
    this.#questionsInARow = 0;
    return this.asks();
  }

  /**
   * Whether an answer holds everything the client has. An empty one does. A long one is sent as updates first and its
   * last piece as the sync step 2: if anything was refused since the question was asked, it may have been such a piece.
   */
  #holdsAll({ askedAt, update }: ReceivedMessage): boolean {
    return askedAt !== null && (update === null || !this.#acks.hasRefusedSince(askedAt));
  }

  #refuse(message: ReceivedMessage, refusal: Refusal, now: number): Reaction {
    this.#acks.refuse(message.number);
    if (refusal.kind === "gap") {
      this.#strand(now);
      return { notice: "refused", asks: this.#asksAgain() };
    }
    if (refusal.kind === "read-only") return this.#refuseReadOnly(message, now);
    if (refusal.kind === "full") {
      this.#waitsForMemory = true;
      return { notice: "not-saved", asks: false };
    }
    if (refusal.kind !== "capped") return NOTHING;
    this.#strand(now);
    return { notice: "refused", asks: false };
  }

  /** Every answer repeats the known deletions; they alone are no attempt to write. */
  #refuseReadOnly({ update, askedAt }: ReceivedMessage, now: number): Reaction {
    const isAnswer = askedAt !== null;
    const holdsStructs = update !== null && update[0] !== 0;
    if (isAnswer && holdsStructs) this.#strand(now);
    return { notice: isAnswer && !holdsStructs ? null : "read-only", asks: false };
  }

  /** Asks for what is missing, but not for ever. */
  #asksAgain(): boolean {
    return this.#questionsInARow < MAX_QUESTIONS && this.asks();
  }

  #strand(since: number): void {
    if (this.#copy.kind === "in-step") this.#copy = { kind: "stranded", since };
  }
}
