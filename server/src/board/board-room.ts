import type { BoardRecord } from "@casement/shared/board/board-record";
import { foldBoard } from "@casement/shared/board/fold-board";
import * as Y from "yjs";
import type { Clock } from "../platform/clock.js";
import { applyJudged, withoutClients } from "./apply-update.js";
import { SERVER } from "./authors.js";
import type { BoardLimits } from "./board-limits.js";
import type { StoredBoard } from "./board-store.js";
import { compactBoard, type NextEpoch } from "./compaction.js";
import { FanOut, type Reader } from "./fan-out.js";
import { SYNC, syncFrame } from "./frames.js";
import { Growth } from "./growth.js";
import { InFlight } from "./in-flight.js";
import { encodeKeyframe } from "./keyframe.js";
import type { Recorded, RecordWriter } from "./record-writer.js";
import type { SaveLedger } from "./save-ledger.js";
import { isEmptyUpdate } from "./update-decoding.js";
import { judgeUpdate } from "./update-guard.js";

/** A connection as its room sees it. */
export interface BoardMember extends Reader {
  readonly participantId: string;
  readonly ledger: SaveLedger;
  /** The ledger moved on. */
  saved(): void;
}

/**
 * taken: applied, recorded, passed on; not `whole` when it also held another's work that is not here, which only
 * that other may bring. gap: ask for what is missing. full: the database is away and the memory for it used up.
 * refused: a cap. retired: the copy is of an ended epoch. forbidden, malformed: no honest client's doing. broken: the room must be loaded anew.
 */
export type Outcome =
  | { readonly kind: "taken"; readonly whole: boolean }
  | { readonly kind: "gap" | "full" | "broken" }
  | { readonly kind: "retired"; readonly epoch: number }
  | { readonly kind: "refused" | "forbidden" | "malformed"; readonly reason: string };

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
  #changes = 0;
  #stateFrame: Buffer | null = null;
  #lastSegment: bigint;
  #segmentsSinceKeyframe: number;
  #lastKeyframeAt: number;

  constructor(sessionId: string, board: StoredBoard, writer: RecordWriter, clock: Clock, limits: BoardLimits) {
    this.sessionId = sessionId;
    this.#board = board;
    this.#doc = board.doc;
    this.#writer = writer;
    this.#clock = clock;
    this.#limits = limits;
    this.#growth = new Growth(board.doc);
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
    this.#record(null, update, [this.#doc.clientID]);
  }

  /** Judges, applies, records and passes on one update of a member. */
  receive(member: BoardMember, message: number, update: Uint8Array): Outcome {
    const { authors } = this.#board;
    let verdict = judgeUpdate(this.#doc, authors, member.participantId, update);
    let bytes = update;
    const whole = verdict.kind !== "foreign";
    if (verdict.kind === "foreign") {
      // Somebody hands on what another wrote: that is for the other to bring. Their own part is taken.
      bytes = withoutClients(update, verdict.clients);
      if (isEmptyUpdate(bytes)) return { kind: "taken", whole };
      verdict = judgeUpdate(this.#doc, authors, member.participantId, bytes);
    }
    if (verdict.kind === "malformed" || verdict.kind === "forbidden" || verdict.kind === "retired") return verdict;
    if (verdict.kind !== "take") return { kind: "gap" };
    if (this.#writer.full) return { kind: "full" };
    const cap = this.#growth.refuse(verdict.addedRecords, bytes.length);
    if (cap !== null) return { kind: "refused", reason: cap };
    const changed = applyJudged(this.#doc, bytes, member, verdict.plain);
    if (changed === "broken") return { kind: "broken" };
    authors.bind(member.participantId, verdict.newClients);
    member.ledger.await(message);
    this.#record(member, changed, verdict.newClients);
    return { kind: "taken", whole };
  }

  /** The ended epoch that a copy with this state vector is of, or null. Throws when the vector cannot be decoded. */
  endedEpochOf(stateVector: Uint8Array): number | null {
    for (const client of Y.decodeStateVector(stateVector).keys()) {
      const epoch = this.#board.authors.epochOf(client);
      if (epoch !== undefined && Y.getState(this.#doc.store, client) === 0) return epoch;
    }
    return null;
  }

  /** What a client with this state vector lacks, as a sync step 2. Throws when the vector cannot be decoded. */
  stateSince(stateVector: Uint8Array): Buffer {
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
    return Y.encodeStateAsUpdate(this.#doc);
  }

  /** What the board shows now. */
  fold(): Map<string, BoardRecord> {
    return foldBoard(this.#doc);
  }

  committed(entries: number, segment: bigint | undefined): void {
    if (segment !== undefined) {
      this.#lastSegment = segment;
      this.#segmentsSinceKeyframe += 1;
    }
    const moved = new Set<BoardMember>();
    const { authors, freed } = this.#inFlight.land(entries);
    for (const { from, bytes } of freed) this.#fanOut.send(from, bytes);
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

  /** Whether nothing waits for its commit. */
  get idle(): boolean {
    return this.#inFlight.idle;
  }

  untilIdle(): Promise<void> {
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
    const due =
      at - this.#lastKeyframeAt >= this.#limits.keyframeEveryMs ||
      this.#segmentsSinceKeyframe >= this.#limits.keyframeEverySegments;
    if (!due && !now) return null;
    this.#segmentsSinceKeyframe = 0;
    this.#lastKeyframeAt = at;
    return {
      epoch: this.epoch,
      at,
      afterSegment: this.#lastSegment,
      state: encodeKeyframe(this.#doc, this.#board.authors),
    };
  }

  /** The board without its history, when nothing waits for its commit and it is worth it. */
  compacted(): NextEpoch | null {
    return this.idle ? compactBoard(this.#doc, this.#board.authors, this.epoch, this.#limits.compactFromBytes) : null;
  }

  destroy(): void {
    this.#writer.forget(this);
    this.#doc.destroy();
  }

  #record(member: BoardMember | null, update: Uint8Array | null, newClients: readonly number[]): void {
    if (update === null) {
      // Here already, but perhaps not stored yet: what is told as saved waits for all before it.
      this.#inFlight.push(member, null, []);
      this.#writer.append(this, null);
      return;
    }
    this.#stateFrame = null;
    this.#changes += 1;
    this.#growth.add(update.length);
    const frame = this.#inFlight.push(member, syncFrame(SYNC.UPDATE, update), newClients);
    if (frame !== null) this.#fanOut.send(frame.from, frame.bytes);
    this.#writer.append(this, {
      at: this.#clock.now(),
      participantId: member?.participantId ?? SERVER,
      update,
      newClients,
    });
  }
}
