import type { BoardRecord } from "@casement/shared/document/records/board-record";
import { indexBoard } from "@casement/shared/document/records/fold-board";
import { type StoredRow, storedRows } from "@casement/shared/document/sheets/stored-row";
import * as Y from "yjs";
import type { Clock } from "../../platform/clock.js";
import type { BoardLimits } from "../board-limits.js";
import type { StoredBoard } from "../storage/board-store.js";
import { encodeKeyframe } from "../storage/keyframe.js";
import type { Recorded, RecordWriter } from "../storage/record-writer.js";
import { SERVER } from "../validation/authors.js";
import { Growth } from "../validation/growth.js";
import type { Added } from "../validation/update-guard.js";
import { withoutClients } from "./apply-update.js";
import { Arrivals } from "./arrivals.js";
import { compactBoard, type NextEpoch } from "./compaction.js";
import { FanOut, type Reader } from "./fan-out.js";
import { type News, newsOf, SYNC, syncFrame } from "./frames.js";
import { InFlight } from "./in-flight.js";
import type { SaveLedger } from "./save-ledger.js";
import { type Arrival, type Outcome, type Taken, Taking } from "./taking.js";

/** A connection as its room sees it. */
export interface BoardMember extends Reader {
  readonly participantId: string;
  readonly ledger: SaveLedger;
  /** The ledger moved on. */
  saved(): void;
  /** Its updates took this much processor time, in ms. */
  worked(ms: number): void;
}

/** An update of a member, and whom to tell what became of it. */
interface MemberArrival extends Arrival {
  readonly member: BoardMember;
  /** `message`: its number in the member's ledger. */
  readonly settle: (outcome: Outcome, message: number) => void;
}

/** The live side of one board: its document, who is here, and what is on its way to the record. */
export class BoardRoom implements Recorded {
  readonly sessionId: string;
  readonly #doc: Y.Doc;
  readonly #board: StoredBoard;
  readonly #writer: RecordWriter;
  readonly #clock: Clock;
  readonly #limits: BoardLimits;
  readonly #growth: Growth;
  readonly #inFlight = new InFlight<BoardMember>();
  readonly #fanOut = new FanOut<BoardMember>();
  readonly #arrivals = new Arrivals<MemberArrival>((batch) => this.#take(batch));
  readonly #taking: Taking;
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

  constructor(sessionId: string, board: StoredBoard, writer: RecordWriter, clock: Clock, limits: BoardLimits) {
    this.sessionId = sessionId;
    this.#board = board;
    this.#doc = board.doc;
    this.#writer = writer;
    this.#clock = clock;
    this.#limits = limits;
    this.#growth = new Growth(board.doc);
    this.#taking = new Taking({ ...board, refuse: (added, bytes) => this.#refuse(added, bytes) });
    this.#lastSegment = board.lastSegment;
    this.#segmentsSinceKeyframe = board.segmentsSinceKeyframe;
    this.#lastKeyframeAt = clock.now();
  }

  get epoch(): number {
    return this.#board.epoch;
  }

  get members(): Set<BoardMember> {
    return this.#fanOut.members;
  }

  /** Grows with every update that changed the board. */
  get changes(): number {
    return this.#changes;
  }

  /** Records what the server itself did to a document before anybody saw it. */
  recordOwn(update: Uint8Array): void {
    this.#record(null, newsOf(update), [this.#doc.clientID]);
  }

  /**
   * Takes an update of a member, together with all that come in during this turn of the loop: judged, applied,
   * recorded and passed on. What became of it is told then; never, if the document breaks before its turn.
   */
  receive(member: BoardMember, update: Uint8Array, settle: MemberArrival["settle"]): void {
    if (!this.#broken) this.#arrivals.push({ member, participantId: member.participantId, update, settle });
  }

  /** Takes at once what came in. Whatever reads the board, or says something of the order of messages, does so first. */
  catchUp(): void {
    this.#arrivals.flush();
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

  /** Asks a client for what this room lacks. */
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

  committed(entries: number, segment: bigint | undefined): void {
    if (segment !== undefined) {
      this.#lastSegment = segment;
      this.#segmentsSinceKeyframe += 1;
    }
    const moved = new Set<BoardMember>();
    const { authors, freed } = this.#inFlight.land(entries);
    for (const { from, bytes } of freed) this.#fanOut.send(from, bytes);
    this.#fanOut.flush();
    for (const member of authors) {
      if (member === null) continue;
      member.ledger.commitOne();
      moved.add(member);
    }
    for (const member of moved) member.saved();
  }

  /** Whether this Yjs clientID is free or the participant's own. */
  mayUseClient(participantId: string, client: number): boolean {
    const owner = this.#board.authors.ownerOf(client);
    return owner === undefined || owner === participantId;
  }

  /** Whether nothing waits for its turn or its commit. */
  get idle(): boolean {
    return this.#arrivals.none && this.#inFlight.idle;
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
    const cap = this.#growth.refuse(added, this.#takenBytes + bytes);
    if (cap !== null) return { kind: "refused", reason: cap };
    this.#takenBytes += bytes;
    return null;
  }

  #take(batch: readonly MemberArrival[]): void {
    if (this.#broken) return;
    this.#takenBytes = 0;
    for (const taken of this.#taking.take(batch)) this.#settle(taken);
    this.#fanOut.flush();
  }

  #settle({ arrival: { member, settle }, outcome, news, newClients, tookMs }: Taken<MemberArrival>): void {
    const message = member.ledger.receive();
    if (outcome.kind === "taken") {
      member.ledger.await(message);
      this.#record(member, news, newClients);
    } else if (outcome.kind === "broken") this.#broken = true;
    member.worked(tookMs);
    settle(outcome, message);
  }

  #record(member: BoardMember | null, news: News | null, newClients: readonly number[]): void {
    if (news === null) {
      // Here already, but perhaps not stored yet: what is told as saved waits for all before it.
      this.#inFlight.push(member, null, []);
      this.#writer.append(this, null);
      return;
    }
    this.#stateFrame = null;
    this.#changes += 1;
    this.#growth.add(news.update.length);
    const frame = this.#inFlight.push(member, news.frame, newClients);
    if (frame !== null) this.#fanOut.send(member, frame);
    this.#writer.append(this, {
      at: this.#clock.now(),
      participantId: member?.participantId ?? SERVER,
      update: news.update,
      newClients,
    });
  }
}
