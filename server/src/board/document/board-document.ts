import type { BoardRecord } from "@casement/shared/document/records/board-record";
import { indexBoard } from "@casement/shared/document/records/fold-board";
import { type StoredRow, storedRows } from "@casement/shared/document/sheets/stored-row";
import * as Y from "yjs";
import type { Clock } from "../../platform/clock.js";
import type { BoardLimits } from "../board-limits.js";
import type { StoredBoard } from "../storage/board-store.js";
import { encodeKeyframe } from "../storage/keyframe.js";
import type { CommitTarget, UpdateWriter } from "../storage/update-writer.js";
import { SERVER } from "../validation/authors.js";
import { BoardQuota } from "../validation/board-quota.js";
import type { Added } from "../validation/validate-update.js";
import type { AckTracker } from "./ack-tracker.js";
import { withoutClients } from "./apply-update.js";
import { compactBoard, type NextEpoch } from "./compaction.js";
import { FanOut, type RelayConnection } from "./fan-out.js";
import { type EncodedUpdate, encodeUpdate, SYNC, syncFrame } from "./frames.js";
import { InFlight } from "./in-flight.js";
import { type ApplyResult, type IncomingUpdate, type Outcome, UpdateApplier } from "./update-applier.js";
import { UpdateQueue } from "./update-queue.js";

/** A connection as its document sees it. */
export interface DocumentConnection extends RelayConnection {
  readonly participantId: string;
  readonly acks: AckTracker;
  /** More of its updates are saved. */
  acknowledge(): void;
  /** Its updates took this much processor time, in ms. */
  chargeTime(ms: number): void;
}

/** An update of a connection, and whom to tell what became of it. */
interface ConnectionUpdate extends IncomingUpdate {
  readonly connection: DocumentConnection;
  /** `message`: its number in the connection's count. */
  readonly settle: (outcome: Outcome, message: number) => void;
}

/** The live side of one board: its document, who is here, and what is on its way to the record. */
export class BoardDocument implements CommitTarget {
  readonly sessionId: string;
  readonly #doc: Y.Doc;
  readonly #board: StoredBoard;
  readonly #writer: UpdateWriter;
  readonly #clock: Clock;
  readonly #limits: BoardLimits;
  readonly #quota: BoardQuota;
  readonly #inFlight = new InFlight<DocumentConnection>();
  readonly #fanOut = new FanOut<DocumentConnection>();
  readonly #queue = new UpdateQueue<ConnectionUpdate>((batch) => this.#take(batch));
  readonly #applier: UpdateApplier;
  /** Bytes that were taken but not recorded yet. */
  #takenBytes = 0;
  #broken = false;
  #changes = 0;
  #stateFrame: Buffer | null = null;
  #lastSegment: bigint;
  #segmentsSinceKeyframe: number;
  #lastKeyframeAt: number;
  /** How long after the last keyframe there is none, in ms. */
  #keyframeRestMs = 0;

  constructor(sessionId: string, board: StoredBoard, writer: UpdateWriter, clock: Clock, limits: BoardLimits) {
    this.sessionId = sessionId;
    this.#board = board;
    this.#doc = board.doc;
    this.#writer = writer;
    this.#clock = clock;
    this.#limits = limits;
    this.#quota = new BoardQuota(board.doc);
    this.#applier = new UpdateApplier({ ...board, refuse: (added, bytes) => this.#refuse(added, bytes) });
    this.#lastSegment = board.lastSegment;
    this.#segmentsSinceKeyframe = board.segmentsSinceKeyframe;
    this.#lastKeyframeAt = clock.now();
  }

  get epoch(): number {
    return this.#board.epoch;
  }

  get connections(): Set<DocumentConnection> {
    return this.#fanOut.connections;
  }

  /** Grows with every update that changed the board. */
  get changes(): number {
    return this.#changes;
  }

  /** Records what the server itself did to a document before anybody saw it. */
  recordOwn(update: Uint8Array): void {
    this.#record(null, encodeUpdate(update), [this.#doc.clientID]);
  }

  /**
   * Takes an update of a connection, together with all that come in during this turn of the loop: validated, applied,
   * recorded and passed on. What became of it is told then; never, if the document breaks before its turn.
   */
  receive(connection: DocumentConnection, update: Uint8Array, settle: ConnectionUpdate["settle"]): void {
    if (!this.#broken) this.#queue.push({ connection, participantId: connection.participantId, update, settle });
  }

  /** Takes at once what came in. Whatever reads the board, or says something of the order of messages, does so first. */
  catchUp(): void {
    this.#queue.flush();
  }

  /** The ended epoch that a copy with this state vector is of, or null. Throws when the vector cannot be decoded. */
  endedEpochOf(stateVector: Uint8Array): number | null {
    this.catchUp();
    for (const client of Y.decodeStateVector(stateVector).keys()) {
      const epoch = this.#board.authors.epochOf(client);
      if (epoch !== undefined && Y.getState(this.#doc.store, client) === 0) return epoch;
    }
    return null;
  }

  /** What a client with this state vector lacks, as a sync step 2. Throws when the vector cannot be decoded. */
  stateSince(stateVector: Uint8Array): Buffer {
    this.catchUp();
    const knowsNothing = stateVector.length <= 1;
    const { unbound } = this.#inFlight;
    if (unbound.length > 0) {
      // They follow as soon as they are committed.
      const update = Y.encodeStateAsUpdate(this.#doc, knowsNothing ? undefined : stateVector);
      return syncFrame(SYNC.STEP_2, withoutClients(update, unbound));
    }
    if (!knowsNothing) return syncFrame(SYNC.STEP_2, Y.encodeStateAsUpdate(this.#doc, stateVector));
    this.#stateFrame ??= syncFrame(SYNC.STEP_2, Y.encodeStateAsUpdate(this.#doc));
    return this.#stateFrame;
  }

  /** Asks a client for what this document lacks. */
  question(): Buffer {
    return syncFrame(SYNC.STEP_1, Y.encodeStateVector(this.#doc));
  }

  /** The whole board as a V1 update. */
  encode(): Uint8Array {
    this.catchUp();
    return Y.encodeStateAsUpdate(this.#doc);
  }

  /** What the board's document says now: what its hash is made of. */
  fold(): Map<string, BoardRecord> {
    return indexBoard(this.#doc).supported();
  }

  /** The rows of the worksheets now. */
  rows(): Map<string, StoredRow> {
    return storedRows(this.#doc);
  }

  onCommitted(entries: number, segment: bigint | undefined): void {
    if (segment !== undefined) {
      this.#lastSegment = segment;
      this.#segmentsSinceKeyframe += 1;
    }
    const moved = new Set<DocumentConnection>();
    const { authors, freed } = this.#inFlight.land(entries);
    for (const { from, bytes } of freed) this.#fanOut.send(from, bytes);
    this.#fanOut.flush();
    for (const connection of authors) {
      if (connection === null) continue;
      connection.acks.commitOne();
      moved.add(connection);
    }
    for (const connection of moved) connection.acknowledge();
  }

  /** Whether this Yjs clientID is free or the participant's own. */
  mayUseClient(participantId: string, client: number): boolean {
    const owner = this.#board.authors.ownerOf(client);
    return owner === undefined || owner === participantId;
  }

  /** Whether nothing waits for its turn or its commit. */
  get idle(): boolean {
    return this.#queue.none && this.#inFlight.idle;
  }

  untilIdle(): Promise<void> {
    this.catchUp();
    return this.#inFlight.untilIdle();
  }

  /**
   * A keyframe when one is due (or at all worthwhile, with `now`) and nothing waits for its commit: a keyframe must
   * not hold what the segments before it lack.
   */
  takeKeyframe(
    now: boolean,
  ): { epoch: number; at: number; afterSegment: bigint; state: Uint8Array<ArrayBuffer> } | null {
    if (!this.idle || this.#segmentsSinceKeyframe === 0) return null;
    const at = this.#clock.now();
    const since = at - this.#lastKeyframeAt;
    const due =
      since >= this.#limits.keyframeEveryMs || this.#segmentsSinceKeyframe >= this.#limits.keyframeEverySegments;
    if (!now && (!due || since < this.#keyframeRestMs)) return null;
    this.#segmentsSinceKeyframe = 0;
    this.#lastKeyframeAt = at;
    const state = encodeKeyframe(this.#doc, this.#board.authors);
    return { epoch: this.epoch, at, afterSegment: this.#lastSegment, state };
  }

  /** The last keyframe and its hash took so much processor time, in ms: a large board has them less often. */
  restFromKeyframes(tookMs: number): void {
    this.#keyframeRestMs = tookMs * this.#limits.keyframeRest;
  }

  /** The board without its history, when nothing waits for its commit and it is worth it. */
  compacted(): NextEpoch | null {
    return this.idle ? compactBoard(this.#doc, this.#board.authors, this.epoch, this.#limits.compactFromBytes) : null;
  }

  destroy(): void {
    this.#broken = true;
    this.#writer.forget(this);
    this.#doc.destroy();
  }

  #refuse(added: Added, bytes: number): Outcome | null {
    if (this.#writer.fullWith(this.#takenBytes)) return { kind: "full" };
    const cap = this.#quota.tryReserve(added, this.#takenBytes + bytes);
    if (cap !== null) return { kind: "refused", reason: cap };
    this.#takenBytes += bytes;
    return null;
  }

  #take(batch: readonly ConnectionUpdate[]): void {
    if (this.#broken) return;
    this.#takenBytes = 0;
    for (const taken of this.#applier.take(batch)) this.#settle(taken);
    this.#fanOut.flush();
  }

  #settle({
    incoming: { connection, settle },
    outcome,
    encoded,
    newClients,
    tookMs,
  }: ApplyResult<ConnectionUpdate>): void {
    const message = connection.acks.nextMessage();
    if (outcome.kind === "taken") {
      connection.acks.track(message);
      this.#record(connection, encoded, newClients);
    } else if (outcome.kind === "broken") this.#broken = true;
    connection.chargeTime(tookMs);
    settle(outcome, message);
  }

  #record(connection: DocumentConnection | null, encoded: EncodedUpdate | null, newClients: readonly number[]): void {
    if (encoded === null) {
      // Here already, but perhaps not stored yet: what is told as saved waits for all before it.
      this.#inFlight.push(connection, null, []);
      this.#writer.append(this, null);
      return;
    }
    this.#stateFrame = null;
    this.#changes += 1;
    this.#quota.add(encoded.update.length);
    const frame = this.#inFlight.push(connection, encoded.frame, newClients);
    if (frame !== null) this.#fanOut.send(connection, frame);
    this.#writer.append(this, {
      at: this.#clock.now(),
      participantId: connection?.participantId ?? SERVER,
      update: encoded.update,
      newClients,
    });
  }
}
