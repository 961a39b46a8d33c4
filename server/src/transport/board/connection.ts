import type { Duplex } from "node:stream";
import { type BoardNotice, MESSAGE } from "@casement/shared/contract/board-wire";
import { createDecoder, type Decoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import type { Grant } from "../../auth/find-grant.js";
import type { BoardLimits } from "../../board/board-limits.js";
import type { BoardDocument, DocumentConnection, ReceivedMessage } from "../../board/document/board-document.js";
import { endedFrame, noticeFrame, SYNC, savedFrame } from "../../board/document/frames.js";
import type { Outcome, Refusal } from "../../board/document/update-applier.js";
import type { Logger } from "../../platform/logger.js";
import type { Gate } from "../metering/gate.js";
import type { Meter } from "../metering/meter.js";
import type { MeteredSocket } from "../metering/metered-socket.js";
import { type Reaction, UpdateIntake } from "./acknowledgement/update-intake.js";
import { CLOSING } from "./admission.js";
import type { AwarenessMember, AwarenessRelay } from "./awareness-relay.js";
import { SocketEnd } from "./socket-end.js";

/** Awareness counts less than an edit: stock clients echo every awareness message that they receive. */
const LIGHT = 0.25;

interface ConnectionOptions {
  readonly grant: Grant;
  readonly document: BoardDocument;
  readonly awareness: AwarenessRelay;
  /** Whether this person may change the board now. */
  readonly mayWrite: () => boolean;
  /** Whether the client asked for *saved* frames and notices, which stock clients do not know. */
  readonly wantsSaved: boolean;
  readonly limits: BoardLimits;
  /** The connection's own meter and those that it shares. */
  readonly meters: readonly Meter[];
  readonly logger: Logger;
  /** Whether the database does not answer now. */
  readonly failing: () => boolean;
  /** The document can no longer be trusted. */
  readonly onBroken: () => void;
  /** The board as an ended epoch left it, as a V1 update. */
  readonly readEpoch: (epoch: number) => Promise<Uint8Array>;
}

/** One person's board socket. */
export class BoardConnection extends SocketEnd implements DocumentConnection, AwarenessMember {
  readonly grant: Grant;
  readonly participantId: string;
  readonly user: AwarenessMember["user"];
  readonly #options: ConnectionOptions;
  readonly #gate: Gate;
  readonly #intake: UpdateIntake;
  #writable: boolean;
  #outdated = false;

  constructor(ws: MeteredSocket, socket: Duplex, options: ConnectionOptions) {
    super(ws, socket, options.limits.unreadBytes);
    this.#options = options;
    this.grant = options.grant;
    const { participantId, name, color, role } = options.grant;
    this.participantId = participantId;
    this.user = { participantId, name, color, role };
    this.#writable = options.mayWrite();
    this.#intake = new UpdateIntake(() => ({ mayWrite: options.mayWrite(), changes: options.document.changes }));
    ws.on("message", (data: Buffer, isBinary) => this.#receive(data, isBinary));
    this.#gate = ws.guard(socket, {
      meters: options.meters,
      patienceMs: options.limits.patienceMs,
      weigh: ({ event, data }) => (event !== "message" || data[0] === MESSAGE.AWARENESS ? LIGHT : 1),
      onAbuse: () => this.close(CLOSING.abuse),
      onForeign: () => this.closeAsMalformed(),
    });
  }

  /** Sends the first messages: the sync step 1, what the client may do, and who is here. */
  welcome(): void {
    this.notify(this.#writable ? "writable" : "read-only");
    if (this.#options.failing()) this.notify("not-saved");
    this.#ask(this.#intake.asks());
    this.#options.awareness.join(this);
  }

  get document(): BoardDocument {
    return this.#options.document;
  }

  mayUseClient(client: number): boolean {
    return this.document.mayUseClient(this.participantId, client);
  }

  onOutcome(message: ReceivedMessage, outcome: Outcome, position: number, tookMs: number): void {
    this.#gate.worked(tookMs);
    if (outcome.kind === "refused") this.#logRefusal(outcome.refusal);
    this.#react(this.#intake.onOutcome(message, outcome, position, performance.now()));
    if (outcome.kind === "refused") this.#endFor(outcome.refusal);
  }

  onCommitted(position: number): void {
    const count = this.#intake.onCommitted(position);
    if (count !== null && this.#options.wantsSaved) this.write(savedFrame(count));
  }

  notify(notice: BoardNotice): void {
    if (this.#options.wantsSaved) this.write(noticeFrame(notice));
    else if (notice === "stale") this.close(CLOSING.stale);
  }

  /** Call it when role or phase may have changed. Whoever may write now is asked for what was refused before. */
  reconsider(): void {
    const writable = this.#options.mayWrite();
    if (writable === this.#writable) return;
    this.#writable = writable;
    this.notify(writable ? "writable" : "read-only");
    if (writable) this.#ask(this.#intake.permit());
  }

  /** Reviews what could not be applied before. `now`: steady ms. */
  review(now: number): void {
    this.#react(this.#intake.review(now, this.#options.limits.strandedAfterMs));
  }

  closeAsMalformed(): void {
    this.close(CLOSING.malformed);
  }

  /** Sends what the client needs to begin anew, and nothing of the present epoch, which must not mix with its copy. */
  #retire(epoch: number): void {
    if (this.#outdated) return;
    this.#outdated = true;
    this.document.connections.delete(this);
    if (!this.#options.wantsSaved) {
      this.notify("stale");
      return;
    }
    this.#options.readEpoch(epoch).then(
      (state) => {
        this.answer([endedFrame(state), noticeFrame("stale")]);
      },
      () => this.close(CLOSING.unavailable),
    );
  }

  #receive(bytes: Buffer, isBinary: boolean): void {
    if (!this.isReading) return;
    this.heard();
    try {
      if (!isBinary) throw new TypeError("text frame");
      this.#dispatch(createDecoder(bytes));
    } catch (error) {
      this.#options.logger.warn({ err: error, participantId: this.participantId }, "board message not readable");
      this.closeAsMalformed();
    }
  }

  #dispatch(decoder: Decoder): void {
    const { awareness } = this.#options;
    const type = readVarUint(decoder);
    if (type === MESSAGE.SYNC) this.#sync(readVarUint(decoder), readVarUint8Array(decoder));
    else if (type === MESSAGE.AWARENESS) awareness.receive(this, readVarUint8Array(decoder));
    else if (type === MESSAGE.QUERY_AWARENESS) awareness.tellAll(this);
    else if (type === MESSAGE.RECEIPT) this.document.receive(this, this.#intake.receiveRequest());
    else throw new TypeError("message of an unknown type");
  }

  #sync(step: number, bytes: Uint8Array): void {
    if (step === SYNC.STEP_1) this.#answer(bytes);
    else if (step === SYNC.STEP_2 || step === SYNC.UPDATE)
      this.document.receive(this, this.#intake.receive(step, bytes));
    else throw new TypeError("sync step of an unknown kind");
  }

  #answer(stateVector: Uint8Array): void {
    const ended = this.document.endedEpochOf(stateVector);
    if (ended !== null) this.#retire(ended);
    else if (!this.#outdated) this.answer(this.document.stateSince(stateVector));
  }

  #react({ notice, asks }: Reaction): void {
    if (notice !== null) this.notify(notice);
    this.#ask(asks);
  }

  #ask(asks: boolean): void {
    if (asks) this.write(this.document.question());
  }

  #logRefusal(refusal: Refusal): void {
    if (!("reason" in refusal)) return;
    const { kind, reason } = refusal;
    this.#options.logger.warn({ participantId: this.participantId, kind, reason }, "board update refused");
  }

  /** Some refusals are the last thing that happens on a connection. */
  #endFor(refusal: Refusal): void {
    if (refusal.kind === "retired") this.#retire(refusal.epoch);
    else if (refusal.kind === "broken") this.#options.onBroken();
    else if (refusal.kind === "forbidden" || refusal.kind === "malformed") this.closeAsMalformed();
  }
}
