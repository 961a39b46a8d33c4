import type { Logger } from "../../platform/logger.js";
import type { Metrics } from "../../platform/metrics/metrics.js";
import type { BoardLimits } from "../board-limits.js";
import type { BoardStorage, NewSegment } from "./board-storage.js";
import type { BoardUpdate } from "./segment.js";
import { segmentKeys } from "./segment-keys.js";

/** How long the updates of all documents are collected before one commit. */
const GATHER_MS = 12;
/**
 * With so many documents at once, collecting for longer saves most of the commits and acknowledgements and what they
 * cost.
 */
const BUSY_ROOMS = 8;
const BUSY_GATHER_MS = 50;
/** So many collected bytes are committed without waiting. */
const GATHER_BYTES = 1024 * 1024;
/** The most bytes in one commit. */
const COMMIT_BYTES = 4 * 1024 * 1024;
/** A commit that takes longer counts as a database that does not answer. */
const SLOW_COMMIT_MS = 2000;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 2000;

/** A document as the writer sees it. */
export interface CommitTarget {
  readonly sessionId: string;
  readonly epoch: number;
  /** Called when the oldest `updates` appended updates are in the database, in this segment. */
  onCommitted(updates: number, segment: bigint): void;
}

interface RecordWriterDeps {
  readonly limits: Pick<BoardLimits, "heldBytes">;
  readonly storage: Pick<BoardStorage, "append">;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Called when the database stops answering (true) and when it answers again (false). */
  readonly onTrouble: (failing: boolean) => void;
}

/** Commits the updates of all documents of this node together. No update is acknowledged before its commit. */
export class UpdateWriter {
  readonly #deps: RecordWriterDeps;
  readonly #nextKey = segmentKeys();
  readonly #lanes = new Map<CommitTarget, BoardUpdate[]>();
  #heldBytes = 0;
  /** Documents in the last commit. */
  #roomsLately = 0;
  #timer: NodeJS.Timeout | null = null;
  #flight: Promise<void> | null = null;
  #failing = false;
  #stopped = false;

  constructor(deps: RecordWriterDeps) {
    this.#deps = deps;
  }

  /** Bytes that were accepted and are not committed yet. */
  get heldBytes(): number {
    return this.#heldBytes;
  }

  get failing(): boolean {
    return this.#failing;
  }

  /** Whether documents must refuse updates until the database has stored some. */
  get full(): boolean {
    return this.fullWith(0);
  }

  /** Whether they would have to with `bytes` more. */
  fullWith(bytes: number): boolean {
    return this.#heldBytes + bytes >= this.#deps.limits.heldBytes;
  }

  append(document: CommitTarget, update: BoardUpdate): void {
    const lane = this.#lanes.get(document);
    if (lane === undefined) this.#lanes.set(document, [update]);
    else lane.push(update);
    this.#heldBytes += update.update.length;
    this.#schedule(this.#gatherMs());
  }

  /** Drops what is still waiting for a deleted session. */
  forget(document: CommitTarget): void {
    for (const { update } of this.#lanes.get(document) ?? []) this.#heldBytes -= update.length;
    this.#lanes.delete(document);
  }

  /**
   * Commits everything that waits. Resolves to false when the database did not store it in time. Nothing is retried
   * afterwards.
   */
  async close(withinMs: number): Promise<boolean> {
    let expired = false;
    const deadline = setTimeout(() => {
      expired = true;
      this.#stopped = true;
    }, withinMs);
    while ((this.#lanes.size > 0 || this.#flight !== null) && !expired) {
      this.#schedule(0);
      await (this.#flight ?? new Promise((resolve) => setImmediate(resolve)));
    }
    clearTimeout(deadline);
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    return this.#lanes.size === 0;
  }

  #gatherMs(): number {
    if (this.#heldBytes >= GATHER_BYTES) return 0;
    return this.#roomsLately >= BUSY_ROOMS ? BUSY_GATHER_MS : GATHER_MS;
  }

  #schedule(delayMs: number): void {
    if (this.#flight !== null || this.#stopped) return;
    if (this.#timer !== null) {
      if (delayMs > 0) return;
      clearTimeout(this.#timer);
    }
    this.#timer = setTimeout(() => this.#takeOff(), delayMs);
  }

  #takeOff(): void {
    this.#timer = null;
    if (this.#flight !== null || this.#lanes.size === 0) return;
    const batch = this.#take();
    this.#roomsLately = batch.size;
    this.#flight = this.#commit(batch).finally(() => {
      this.#flight = null;
      if (this.#lanes.size > 0) this.#schedule(this.#gatherMs());
    });
  }

  #take(): Map<CommitTarget, BoardUpdate[]> {
    const taken = new Map<CommitTarget, BoardUpdate[]>();
    let bytes = 0;
    for (const [document, lane] of this.#lanes) {
      if (bytes >= COMMIT_BYTES) break;
      let count = 0;
      for (; count < lane.length && bytes < COMMIT_BYTES; count += 1)
        bytes += (lane[count] as BoardUpdate).update.length;
      taken.set(document, lane.splice(0, count));
      if (lane.length === 0) this.#lanes.delete(document);
    }
    return taken;
  }

  async #commit(batch: Map<CommitTarget, BoardUpdate[]>): Promise<void> {
    const rows: NewSegment[] = [];
    let bytes = 0;
    for (const [{ sessionId, epoch }, updates] of batch) {
      rows.push({ key: this.#nextKey(), sessionId, epoch, updates });
      for (const { update } of updates) bytes += update.length;
    }
    const segments = await this.#insertUntilTaken(rows, bytes);
    this.#heldBytes -= bytes;
    if (segments === null) return;
    for (const [document, updates] of batch) {
      const segment = segments.get(document.sessionId);
      if (segment !== undefined) document.onCommitted(updates.length, segment);
    }
  }

  /** null when the writer was stopped before. */
  async #insertUntilTaken(rows: readonly NewSegment[], bytes: number): Promise<ReadonlyMap<string, bigint> | null> {
    for (let retryMs = FIRST_RETRY_MS; !this.#stopped; retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)) {
      const slow = setTimeout(() => this.#setFailing(true), SLOW_COMMIT_MS);
      const begun = performance.now();
      try {
        const segments = await this.#deps.storage.append(rows);
        this.#measure("ok", rows, bytes, begun);
        this.#setFailing(false);
        return segments;
      } catch (error) {
        this.#measure("failed", rows, bytes, begun);
        if (!this.#failing)
          this.#deps.logger.error({ err: error, documents: rows.length }, "board updates not saved yet");
        this.#setFailing(true);
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      } finally {
        clearTimeout(slow);
      }
    }
    return null;
  }

  #measure(outcome: "ok" | "failed", rows: readonly NewSegment[], bytes: number, begun: number): void {
    const updates = rows.reduce((sum, row) => sum + row.updates.length, 0);
    this.#deps.metrics.boardCommit(outcome, updates, bytes, (performance.now() - begun) / 1_000);
  }

  #setFailing(failing: boolean): void {
    if (this.#failing === failing) return;
    this.#failing = failing;
    if (!failing) this.#deps.logger.info("board updates are saved again");
    this.#deps.onTrouble(failing);
  }
}
