import * as Y from "yjs";
import type { Clock } from "../../platform/clock.js";
import type { BoardLimits } from "../board-limits.js";
import type { NewKeyframe } from "../storage/board-storage.js";
import type { StoredBoard } from "../storage/fold-rows.js";
import { type DocumentKeyframe, keepKeyframe } from "../storage/keyframe.js";
import type { CommitTarget, UpdateWriter } from "../storage/update-writer.js";
import { SERVER } from "../validation/authors.js";
import { BoardQuota } from "../validation/board-quota.js";
import type { Added } from "../validation/validate-update.js";
import { withoutClients } from "./apply-update.js";
import type { Aside } from "./aside/aside.js";
import type { BoardHash } from "./aside/aside-work.js";
import { compactBoard, type NextEpoch } from "./compaction.js";
import { FanOut, type RelayConnection } from "./fan-out.js";
import { type EncodedUpdate, encodeUpdate, SYNC, syncFrame } from "./frames.js";
import { InFlight } from "./in-flight.js";
import { KeptAnswer } from "./kept-answer.js";
import { type ApplyResult, type IncomingUpdate, type Outcome, type Refusal, UpdateApplier } from "./update-applier.js";
import { UpdateQueue } from "./update-queue.js";

/** A message of a connection; the document hands it back with its outcome. */
export interface ReceivedMessage extends Pick<IncomingUpdate, "update" | "mayWrite"> {
  /** Its number in the connection's count. An answer without an update is not counted: that of the message before it. */
  readonly number: number;
  /** For an answer to a sync step 1: how many messages the connection had received when it asked. */
  readonly askedAt: number | null;
}

/** A connection, as far as its document needs it. */
export interface DocumentConnection extends RelayConnection {
  readonly participantId: string;
  /**
   * Called once for each message, in the order received. `position`: what was applied is committed, with all that the
   * document held by then, once the log reaches it. `tookMs`: processor time.
   */
  onOutcome(message: ReceivedMessage, outcome: Outcome, position: number, tookMs: number): void;
  /** Called when the log has reached a position that a message of the connection waits for. */
  onCommitted(position: number): void;
}

/** The document at a moment: what its keyframe and its hash are made of. */
interface KeptMoment extends Pick<NewKeyframe, "epoch" | "at" | "afterSegment"> {
  readonly keyframe: DocumentKeyframe;
  readonly board: Promise<BoardHash>;
}

interface QueuedMessage extends IncomingUpdate {
  readonly connection: DocumentConnection;
  readonly message: ReceivedMessage;
}

/** The live side of one board: its Y.Doc, its connections, and the updates on their way to the session log. */
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
  readonly #queue = new UpdateQueue<QueuedMessage>((batch) => this.#take(batch));
  readonly #applier: UpdateApplier;
  /** The last position that each connection's messages wait for. */
  readonly #awaited = new Map<DocumentConnection, number>();
  /** Bytes that were applied but are not committed yet. */
  #takenBytes = 0;
  #broken = false;
  #changes = 0;
  readonly #keptAnswer = new KeptAnswer(() => this.#encodeBound());
  #lastSegment: bigint;
  #segmentsSinceKeyframe: number;
  #lastKeyframeAt: number;
  /** Pause after the last keyframe, in ms. */
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

  /** A counter that grows with every update that changed the board. */
  get changes(): number {
    return this.#changes;
  }

  /** Commits what the server itself wrote to the document before anybody saw it (the seed). */
  recordOwn(update: Uint8Array): void {
    this.#record(null, encodeUpdate(update), [this.#doc.clientID]);
  }

  /**
   * Receives a message of a connection. All that arrive during one turn of the loop are validated, applied, relayed and
   * committed together. The connection gets its outcome then, or never if the document breaks before its turn.
   */
  receive(connection: DocumentConnection, message: ReceivedMessage): void {
    if (this.#broken) return;
    const { update, mayWrite } = message;
    this.#queue.push({ connection, participantId: connection.participantId, update, mayWrite, message });
  }

  /**
   * Applies what was received so far. Call it before reading the board and before anything that depends on the order of
   * messages.
   */
  catchUp(): void {
    this.#queue.flush();
  }

  /**
   * The ended epoch to which a copy with this state vector belongs, or null. Throws if the vector cannot be decoded.
   */
  endedEpochOf(stateVector: Uint8Array): number | null {
    this.catchUp();
    for (const client of Y.decodeStateVector(stateVector).keys()) {
      const epoch = this.#board.authors.epochOf(client);
      if (epoch !== undefined && Y.getState(this.#doc.store, client) === 0) return epoch;
    }
    return null;
  }

  /**
   * Returns what a client with this state vector lacks: frames of which the last is a sync step 2. Throws if the vector
   * cannot be decoded.
   */
  stateSince(stateVector: Uint8Array): readonly Buffer[] {
    this.catchUp();
    const knowsNothing = stateVector.length <= 1;
    return knowsNothing ? this.#keptAnswer.frames() : [syncFrame(SYNC.STEP_2, this.#encodeBound(stateVector))];
  }

  /** What a client with this state vector lacks, without those clientIDs that follow once their owner is committed. */
  #encodeBound(stateVector?: Uint8Array): Uint8Array {
    const update = Y.encodeStateAsUpdate(this.#doc, stateVector);
    const { unbound } = this.#inFlight;
    return unbound.length > 0 ? withoutClients(update, unbound) : update;
  }

  /** Returns a sync step 1, which asks a client for what this document lacks. */
  question(): Buffer {
    return syncFrame(SYNC.STEP_1, Y.encodeStateVector(this.#doc));
  }

  /** The whole board as a V1 update. */
  encode(): Uint8Array {
    this.catchUp();
    return Y.encodeStateAsUpdate(this.#doc);
  }

  onCommitted(updates: number, segment: bigint): void {
    this.#lastSegment = segment;
    this.#segmentsSinceKeyframe += 1;
    for (const { from, bytes } of this.#inFlight.land(updates)) this.#relay(from, bytes);
    this.#fanOut.flush();
    this.#acknowledge(this.#awaited);
  }

  /** Whether this Yjs clientID is free or belongs to this participant. */
  mayUseClient(participantId: string, client: number): boolean {
    const owner = this.#board.authors.ownerOf(client);
    return owner === undefined || owner === participantId;
  }

  /** Whether no update waits for its turn or its commit. */
  get idle(): boolean {
    return this.#queue.none && this.#inFlight.idle;
  }

  untilIdle(): Promise<void> {
    this.catchUp();
    return this.#inFlight.untilIdle();
  }

  /**
   * Returns a keyframe if one is due (with `now`: if it is worthwhile at all) and nothing waits for its commit. A
   * keyframe must not hold what the segments before it lack.
   */
  takeKeyframe(now: boolean, aside: Aside): KeptMoment | null {
    if (!this.idle || this.#segmentsSinceKeyframe === 0) return null;
    const at = this.#clock.now();
    const since = at - this.#lastKeyframeAt;
    const due =
      since >= this.#limits.keyframeEveryMs || this.#segmentsSinceKeyframe >= this.#limits.keyframeEverySegments;
    if (!now && (!due || since < this.#keyframeRestMs)) return null;
    this.#segmentsSinceKeyframe = 0;
    this.#lastKeyframeAt = at;
    const keyframe = keepKeyframe(this.#doc, this.#board.authors);
    const board = aside.hash(this.#doc, keyframe.state);
    // Whoever writes the keyframe learns of it later.
    board.catch(() => undefined);
    return { epoch: this.epoch, at, afterSegment: this.#lastSegment, keyframe, board };
  }

  /** `tookMs`: processor time of the last keyframe and its hash, so that large boards have keyframes less often. */
  restFromKeyframes(tookMs: number): void {
    this.#keyframeRestMs = tookMs * this.#limits.keyframeRest;
  }

  /** Returns the board without its history; null if an update waits for its commit or the board is not worth it. */
  async compact(aside: Aside): Promise<NextEpoch | null> {
    if (!this.idle) return null;
    return compactBoard(this.#doc, { ...this.#board, fromBytes: this.#limits.compactFromBytes }, aside);
  }

  destroy(): void {
    this.#broken = true;
    this.#writer.forget(this);
    this.#doc.destroy();
  }

  #refuse(added: Added, bytes: number): Refusal | null {
    if (this.#writer.fullWith(this.#takenBytes)) return { kind: "full" };
    const cap = this.#quota.tryReserve(added, this.#takenBytes + bytes);
    if (cap !== null) return { kind: "capped", reason: cap };
    this.#takenBytes += bytes;
    return null;
  }

  #take(batch: readonly QueuedMessage[]): void {
    if (this.#broken) return;
    this.#takenBytes = 0;
    /** Connections with messages that wait for nothing. */
    const known = new Map<DocumentConnection, number>();
    for (const taken of this.#applier.take(batch)) this.#settle(taken, known);
    this.#fanOut.flush();
    this.#acknowledge(known);
  }

  #settle(
    { incoming: { connection, message }, outcome, encoded, newClients, tookMs }: ApplyResult<QueuedMessage>,
    known: Map<DocumentConnection, number>,
  ): void {
    if (encoded !== null) this.#record(connection, encoded, newClients);
    // What was known before may not be committed yet: it waits for all that the document holds now.
    const position = this.#inFlight.newest;
    if (outcome.kind === "applied") (this.#inFlight.idle ? known : this.#awaited).set(connection, position);
    else if (outcome.refusal.kind === "broken") this.#broken = true;
    connection.onOutcome(message, outcome, position, tookMs);
  }

  #relay(from: DocumentConnection | null, frame: Buffer): void {
    this.#fanOut.send(from, frame);
    this.#keptAnswer.add(frame);
  }

  #acknowledge(connections: Map<DocumentConnection, number>): void {
    const { committed } = this.#inFlight;
    for (const [connection, position] of connections) {
      if (position <= committed) connections.delete(connection);
      connection.onCommitted(committed);
    }
  }

  #record(connection: DocumentConnection | null, encoded: EncodedUpdate, newClients: readonly number[]): void {
    this.#changes += 1;
    this.#quota.add(encoded.update.length);
    const frame = this.#inFlight.push(connection, encoded.frame, newClients);
    if (frame !== null) this.#relay(connection, frame);
    this.#writer.append(this, {
      at: this.#clock.now(),
      participantId: connection?.participantId ?? SERVER,
      update: encoded.update,
      newClients,
    });
  }
}
