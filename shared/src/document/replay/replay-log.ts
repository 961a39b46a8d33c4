import { type ChunkUpdate, decodeChunk } from "../../playback/chunk-codec.js";
import type { PlaybackManifest } from "../../playback/manifest.js";
import type { BoardRecord } from "../records/board-record.js";
import type { AuthoredUpdate } from "./changed-records.js";

/** Fetching this many updates costs about as much as fetching a keyframe. */
const REACH = 600;

/** A whole board to begin from, as a Yjs update (V2): empty for an empty board, null before it is fetched. */
interface Base {
  /**
   * Number of updates inside. Where a new document begins after n updates, its empty beginning has rank n + 1/2:
   * the board after n updates is still the old one, and everything later builds on the new one.
   */
  readonly rank: number;
  readonly state: Uint8Array | null;
  /** Its records, if they were read already. Bases share unchanged records, so these take little memory. */
  readonly records: ReadonlyMap<string, BoardRecord> | null;
  /** Whether it is a keyframe of the server; other bases are made while folding. */
  readonly recorded: boolean;
}

type UsableBase = Base & { readonly state: Uint8Array };

/** What must be fetched: indices of chunks, and positions of keyframes. */
export interface Missing {
  readonly chunks: readonly number[];
  readonly keyframes: readonly number[];
}

interface LoggedUpdate {
  readonly t: number;
  /** "" for the server. */
  readonly participantId: string;
  readonly update: Uint8Array | null;
}

const emptyBase = (rank: number): Base => ({ rank, state: new Uint8Array(), records: null, recorded: false });

/**
 * The fetched part of the board's log: updates by position (0, 1, 2 …) and whole boards to begin from.
 * After a damaged update or a rebuilt document no earlier base may be used: the next keyframe is a barrier. Between
 * the damage and that keyframe the updates are played as far as they can be applied.
 */
export class ReplayLog {
  readonly #board: PlaybackManifest["board"];
  readonly #startAt: number;
  readonly #firsts: readonly number[];
  readonly #chunks = new Map<number, readonly LoggedUpdate[]>();
  /** By rank, ascending. */
  #bases: Base[];
  /** Positions of updates that could not be used. */
  readonly #damaged = new Set<number>();
  #barriers: readonly number[] = [];

  constructor({ board, startAt }: Pick<PlaybackManifest, "board" | "startAt">) {
    this.#board = board;
    this.#startAt = startAt;
    let first = 0;
    this.#firsts = board.chunks.map(({ updates }) => {
      first += updates;
      return first - updates;
    });
    const recorded = board.keyframes.map(
      ({ updates }): Base => ({ rank: updates, state: null, records: null, recorded: true }),
    );
    const begins = [emptyBase(0), ...board.epochs.map((updates) => emptyBase(updates + 0.5))];
    this.#bases = [...begins, ...recorded].sort((a, b) => a.rank - b.rank);
    this.#drawBarriers();
  }

  get length(): number {
    return this.#board.updates;
  }

  /** Fetched share of the updates, 0 to 1. */
  get loaded(): number {
    let updates = 0;
    for (const chunk of this.#chunks.values()) updates += chunk.length;
    return this.length === 0 ? 1 : updates / this.length;
  }

  /** Damaged places in order, with adjacent ones merged: playback time and number of lost updates. */
  get damage(): { readonly at: number; readonly updates: number }[] {
    const places: { at: number; updates: number; next: number }[] = [];
    for (const position of [...this.#damaged].sort((a, b) => a - b)) {
      const last = places.at(-1);
      if (last?.next === position) {
        last.updates += 1;
        last.next += 1;
      } else {
        places.push({ at: this.#at(position)?.t ?? 0, updates: 1, next: position + 1 });
      }
    }
    return places.map(({ at, updates }) => ({ at, updates }));
  }

  /** Throws when the bytes are no chunk. */
  addChunk(index: number, bytes: Uint8Array): void {
    const first = this.#firsts[index] ?? 0;
    let t = this.#board.chunks[index]?.from ?? 0;
    const updates = decodeChunk(bytes).map(({ at, participantId, update }: ChunkUpdate, offset): LoggedUpdate => {
      t = Math.max(t, at - this.#startAt);
      if (update === null) this.#damaged.add(first + offset);
      return { t, participantId, update };
    });
    if (updates.length < (this.#board.chunks[index]?.updates ?? 0)) throw new RangeError("chunk lacks updates");
    this.#chunks.set(index, updates.slice(0, this.#board.chunks[index]?.updates));
    if (updates.some(({ update }) => update === null)) this.#forgetAfterDamage();
  }

  addKeyframe(position: number, state: Uint8Array): void {
    this.#bases = this.#bases.map((base) => (base.recorded && base.rank === position ? { ...base, state } : base));
  }

  /** Gives up a keyframe that cannot be fetched: the updates before it are folded instead. */
  dropKeyframe(position: number): void {
    this.#bases = this.#bases.filter((base) => !(base.recorded && base.rank === position));
    this.#drawBarriers();
  }

  /** Marks an update that could not be applied. */
  markDamaged(position: number): void {
    this.#damaged.add(position);
    this.#forgetAfterDamage();
  }

  /** Keeps a folded board, to begin from later. */
  keep(position: number, state: Uint8Array, records: ReadonlyMap<string, BoardRecord>): void {
    if (this.baseFor(position)?.rank === position) return;
    this.#bases.push({ rank: position, state, records, recorded: false });
    this.#bases.sort((a, b) => a.rank - b.rank);
  }

  /** The lowest rank that a base for a board at `position` may have. */
  floorOf(position: number): number {
    return this.#barriers.findLast((barrier) => barrier <= position) ?? 0;
  }

  /** The nearest fetched base that this position may use. */
  baseFor(position: number): UsableBase | null {
    const base = this.#bases.findLast(({ state, rank }) => state !== null && rank <= position);
    if (base === undefined || base.rank < this.floorOf(position)) return null;
    return base as UsableBase;
  }

  /** Number of updates that had happened at playback time `t`; null if the chunk that tells is not fetched. */
  positionAt(t: number): number | null {
    const index = this.#chunkAt(t);
    if (index < 0) return 0;
    const { to, updates } = this.#board.chunks[index] as { to: number; updates: number };
    const first = this.#firsts[index] as number;
    if (to <= t) return first + updates;
    const chunk = this.#chunks.get(index);
    if (chunk === undefined) return null;
    let [low, high] = [0, chunk.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((chunk[middle] as LoggedUpdate).t <= t) low = middle + 1;
      else high = middle;
    }
    return first + low;
  }

  /**
   * The time of the nearest update after `t` (`by` 1) or before it (-1), null when there is none; or the chunk that
   * tells and is not fetched yet.
   */
  changeNear(t: number, by: 1 | -1): { readonly t: number | null; readonly chunk: null } | { readonly chunk: number } {
    const { chunks } = this.#board;
    const index = by === 1 ? chunks.findIndex(({ to }) => to > t) : chunks.findLastIndex(({ from }) => from < t);
    const span = chunks[index];
    if (span === undefined) return { t: null, chunk: null };
    if (by === 1 && span.from > t) return { t: span.from, chunk: null };
    if (by === -1 && span.to < t) return { t: span.to, chunk: null };
    const updates = this.#chunks.get(index);
    if (updates === undefined) return { chunk: index };
    const found = by === 1 ? updates.find((each) => each.t > t) : updates.findLast((each) => each.t < t);
    return { t: found?.t ?? null, chunk: null };
  }

  /**
   * What people changed after `from` and up to `to` in the document that is shown at `to`; or a chunk that tells and is
   * not fetched yet. Without damaged updates and the server's own.
   */
  authored(from: number, to: number): { readonly updates: AuthoredUpdate[] } | { readonly chunk: number } {
    const updates: AuthoredUpdate[] = [];
    const floor = this.floorOf(this.positionAt(to) ?? 0);
    for (const [index, span] of this.#board.chunks.entries()) {
      if (span.to <= from || span.from > to) continue;
      const chunk = this.#chunks.get(index);
      if (chunk === undefined) return { chunk: index };
      const first = this.#firsts[index] as number;
      for (const [offset, { t, participantId, update }] of chunk.entries()) {
        const position = first + offset;
        const isWithin = t > from && t <= to && position >= floor;
        if (isWithin && participantId !== "" && update !== null && !this.#damaged.has(position))
          updates.push({ t, participantId, update });
      }
    }
    return { updates };
  }

  /** The updates from one position to another, with null for damaged ones; null if they are not all fetched. */
  updates(from: number, to: number): (Uint8Array | null)[] | null {
    const found: (Uint8Array | null)[] = [];
    for (let position = from; position < to; position += 1) {
      const entry = this.#at(position);
      if (entry === undefined) return null;
      found.push(this.#damaged.has(position) ? null : entry.update);
    }
    return found;
  }

  /** What must be fetched for the board at `t`. Ask again after adding it: new chunks may show that more is needed. */
  missing(t: number): Missing {
    const at = this.#chunkAt(t);
    if (at < 0) return { chunks: [], keyframes: [] };
    const known = this.positionAt(t);
    const until = known ?? Math.max(this.#firsts[at] as number, this.#keyframedBy(t));
    const end = known ?? until + 1;
    const near = this.baseFor(until);
    const floor = this.floorOf(until);
    const keyframe = this.#bases.findLast((base) => base.recorded && base.rank <= until && base.rank >= floor);
    const far = near === null || (until - near.rank > REACH && (keyframe?.rank ?? 0) > near.rank);
    const begin = Math.floor(far ? (keyframe?.rank ?? 0) : near.rank);
    const keyframes = far && keyframe !== undefined && keyframe.state === null ? [keyframe.rank] : [];
    return { keyframes, chunks: this.#chunksWithin(begin, end).filter((index) => !this.#chunks.has(index)) };
  }

  /** The nearest chunk from `t` on that is not fetched, else the first one; null when all are fetched. */
  nextChunk(t: number): number | null {
    const here = Math.max(0, this.#chunkAt(t));
    const order = [...this.#firsts.keys()];
    const wanted = [...order.slice(here), ...order.slice(0, here)].find((index) => !this.#chunks.has(index));
    return wanted ?? null;
  }

  #at(position: number): LoggedUpdate | undefined {
    const index = this.#chunkOf(position);
    return this.#chunks.get(index)?.[position - (this.#firsts[index] ?? 0)];
  }

  /** Number of updates that had happened by `t` according to the keyframes. */
  #keyframedBy(t: number): number {
    return this.#board.keyframes.findLast((keyframe) => keyframe.at <= t)?.updates ?? 0;
  }

  #chunkAt(t: number): number {
    return this.#board.chunks.findLastIndex(({ from }) => from <= t);
  }

  #chunkOf(position: number): number {
    return this.#firsts.findLastIndex((first) => first <= position);
  }

  #chunksWithin(from: number, to: number): number[] {
    const found: number[] = [];
    for (let index = Math.max(0, this.#chunkOf(from)); (this.#firsts[index] ?? to) < to; index += 1) found.push(index);
    return found;
  }

  #forgetAfterDamage(): void {
    const first = Math.min(...this.#damaged);
    this.#bases = this.#bases.filter((base) => base.recorded || base.rank <= first || base.state?.length === 0);
    this.#drawBarriers();
  }

  #drawBarriers(): void {
    const recorded = this.#bases.filter((base) => base.recorded).map(({ rank }) => rank);
    const begins = this.#board.epochs.map((updates) => updates + 0.5);
    const healing = [...this.#damaged].flatMap((position) => recorded.find((rank) => rank > position) ?? []);
    this.#barriers = [...new Set([...begins, ...healing])].sort((a, b) => a - b);
  }
}
