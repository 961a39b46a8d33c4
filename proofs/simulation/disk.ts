import type { BoardStorage, NewKeyframe, NewSegment } from "../../server/src/board/storage/board-storage.js";
import { foldRows, type SegmentRow, type StoredBoard } from "../../server/src/board/storage/fold-rows.js";
import { decodeSegment, encodeSegment } from "../../server/src/board/storage/segment.js";
import { Coverage } from "../page/coverage.js";
import type { SeededRandom } from "../page/seeded.js";
import type { VirtualTime } from "./virtual-time.js";

interface Segment extends SegmentRow {
  readonly key: string;
  readonly sessionId: string;
}

export const QUICK_MS = 8;

/**
 * The disk of a simulated server: it stores boards and answers in virtual time, and its commits can fail before or after
 * they were made. It outlives the server. The kill and restart proofs tell the same story over a real PostgreSQL; here
 * thousands of them must fit into an hour.
 */
export class Disk implements BoardStorage {
  /** Everything that was ever committed. */
  readonly committed = new Coverage();
  /** The newest epoch of the board. */
  epoch = 1;
  /** Of a thousand commits, how many fail; half of those were made all the same. */
  faultsPerMille = 0;
  /** Longest time to a change, and from there to its answer, in virtual ms. */
  slowestMs = QUICK_MS;
  readonly #segments: Segment[] = [];
  readonly #keyframes: NewKeyframe[] = [];
  readonly #time: VirtualTime;
  readonly #random: SeededRandom;

  constructor(time: VirtualTime, random: SeededRandom) {
    this.#time = time;
    this.#random = random;
  }

  /** Asks twice, as PostgreSQL is asked: more can be committed in between. */
  async load(sessionId: string, epoch?: number): Promise<StoredBoard> {
    const isWanted = (row: { readonly sessionId: string; readonly epoch: number }) =>
      row.sessionId === sessionId && (epoch ?? row.epoch) === row.epoch;
    const keyframe = await this.ask(() => this.#keyframes.findLast(isWanted) ?? null);
    const after = keyframe?.afterSegment ?? 0n;
    const segments = await this.ask(() => this.#segments.filter((row) => row.id > after && isWanted(row)));
    return foldRows(keyframe, segments, epoch);
  }

  async append(segments: readonly NewSegment[]): Promise<ReadonlyMap<string, bigint>> {
    const rows = segments.map(encodeRow);
    const inserted = await this.#tryToAsk(() => rows.flatMap((row) => this.#insert(row) ?? []));
    // A second question, as PostgreSQL needs one for what an earlier try stored.
    const found = inserted.length === segments.length ? inserted : await this.ask(() => this.#find(segments));
    return new Map(found.map(({ id, sessionId }) => [sessionId, id]));
  }

  async saveKeyframe(keyframe: NewKeyframe): Promise<void> {
    await this.ask(() => this.#keyframes.push(keyframe));
  }

  /** Takes as long as any other row, and keeps nothing: no story reads hashes. */
  saveHash(): Promise<void> {
    return this.ask(() => undefined);
  }

  /** Packing saves space alone, which a simulated disk has enough of. */
  pack(): Promise<void> {
    return Promise.resolve();
  }

  /** Takes effect after a while, and is told after another; the process that asked may be dead by either. */
  ask<T>(answer: () => T): Promise<T> {
    return this.#answer(answer, null);
  }

  /** The same, and may fail before or after it took effect. */
  #tryToAsk<T>(answer: () => T): Promise<T> {
    const fails = this.#random.below(1000) < this.faultsPerMille;
    return this.#answer(answer, fails ? this.#random.pick(["before", "after"]) : null);
  }

  #answer<T>(answer: () => T, fault: "before" | "after" | null): Promise<T> {
    const { owner } = this.#time;
    return new Promise((resolve, reject) => {
      // No owner: what reached the disk is done, even if whoever sent it dies.
      this.#time.later(null, this.#random.below(this.slowestMs), () => {
        let result: T | null = null;
        if (fault !== "before") result = answer();
        this.#time.later(owner, this.#random.below(this.slowestMs), () => {
          if (fault === null) resolve(result as T);
          else reject(new Error("the disk did not answer"));
        });
      });
    });
  }

  /** Returns null when an earlier try stored it. */
  #insert(row: Omit<Segment, "id">): Segment | null {
    if (this.#segments.some(({ key }) => key === row.key)) return null;
    const segment = { ...row, id: BigInt(this.#segments.length + 1) };
    this.#segments.push(segment);
    this.epoch = Math.max(this.epoch, row.epoch);
    for (const { update } of decodeSegment(row.at.getTime(), row.bytes)) this.committed.add(update);
    return segment;
  }

  #find(segments: readonly NewSegment[]): Segment[] {
    const keys = new Set(segments.map(({ key }) => key));
    return this.#segments.filter(({ key }) => keys.has(key));
  }
}

function encodeRow({ key, sessionId, epoch, updates }: NewSegment): Omit<Segment, "id"> {
  const at = updates[0]?.at ?? 0;
  return { key, sessionId, epoch, at: new Date(at), bytes: encodeSegment(at, updates) };
}
