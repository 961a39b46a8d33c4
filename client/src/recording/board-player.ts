import { type BoardPicture, pictureOf } from "@casement/shared/document/picture/board-picture";
import type { BoardDiff } from "@casement/shared/document/replay/board-diff";
import type { RecordChange } from "@casement/shared/document/replay/changed-records";
import { ReplayCursor } from "@casement/shared/document/replay/replay-cursor";
import { ReplayLog } from "@casement/shared/document/replay/replay-log";
import { ReplayView } from "@casement/shared/document/replay/replay-view";
import type { PlaybackManifest } from "@casement/shared/playback/manifest";
import { codeOf } from "@/lib/api-error";
import { OwedChanges } from "./owed-changes";
import type { SeekWants, Sought } from "./playback";
import { type WordAnswer, WordIndex } from "./word-index";

export type BoardManifest = Pick<PlaybackManifest, "board" | "startAt">;

/** Where the bytes come from. Both methods throw ApiError; NOT_FOUND for a keyframe means that there is none. */
export interface BoardSource {
  chunk(index: number): Promise<Uint8Array>;
  keyframe(updates: number): Promise<Uint8Array>;
}

/** Updates folded at a time in the background: few, so that a seek never waits long. */
const SCOUT_STEP = 400;

/** So many changed records an editor shows at once; more take it longer than a picture of the board. */
const FEW_CHANGES = 40;

/** How much of the recording is read at a time for a search, in ms: words are found at its end. */
const READ_MS = 500;

/** The board of one recording: fetches what a moment needs, folds it, and returns what to change on the screen. */
export class BoardPlayer {
  readonly #log: ReplayLog;
  readonly #view: ReplayView;
  readonly #preview: ReplayView;
  readonly #scout: ReplayCursor;
  readonly #reader: ReplayView;
  readonly #owed = new OwedChanges();
  readonly #words = new WordIndex();
  /** Up to when the words were read, in playback time. */
  #readUntil = Number.NEGATIVE_INFINITY;
  /** The moment that was last sought; null before the first. */
  #shownT: number | null = null;
  readonly #last: number;
  readonly #source: BoardSource;
  readonly #fetching = new Map<string, Promise<void>>();

  constructor(manifest: BoardManifest, source: BoardSource) {
    this.#source = source;
    this.#log = new ReplayLog(manifest);
    this.#view = new ReplayView(this.#log);
    this.#preview = new ReplayView(this.#log);
    this.#scout = new ReplayCursor(this.#log);
    // It reads once, from the beginning to the end: keeping boards would cost more than the reading.
    this.#reader = new ReplayView(this.#log, false);
    this.#last = manifest.board.chunks.at(-1)?.to ?? 0;
  }

  get loaded(): number {
    return this.#log.loaded;
  }

  get damage() {
    return this.#log.damage;
  }

  /** See Playback. */
  async seek(t: number, wants: SeekWants): Promise<Sought> {
    const diff = await this.#move(this.#view, t);
    this.#shownT = t;
    this.#owed.add(diff);
    const { rows } = diff;
    if (wants === "picture" || (wants === "soonest" && this.#owed.size > FEW_CHANGES))
      return { kind: "picture", rows, picture: pictureOf(this.#view.shown) };
    return { kind: "board", rows, board: this.#owed.take(this.#view, wants === "whole") };
  }

  /** See Playback. */
  async lastChanges(withinMs: number): Promise<RecordChange[]> {
    for (;;) {
      if (this.#shownT === null) return [];
      const authored = this.#log.authored(this.#shownT - withinMs, this.#shownT);
      if ("updates" in authored) return this.#view.changedBy(authored.updates);
      await this.#fetchChunk(authored.chunk);
    }
  }

  async pictureAt(t: number): Promise<BoardPicture> {
    await this.#move(this.#preview, t);
    return pictureOf(this.#preview.shown);
  }

  /** The time of the nearest update after `t` (`by` 1) or before it (-1); null when there is none. */
  async changeNear(t: number, by: 1 | -1): Promise<number | null> {
    for (;;) {
      const found = this.#log.changeNear(t, by);
      if (found.chunk === null) return found.t;
      await this.#fetchChunk(found.chunk);
    }
  }

  /** Fetches one more chunk, those after `t` first. False when nothing is left to fetch. */
  async fetchNext(t: number): Promise<boolean> {
    const index = this.#log.nextChunk(t);
    if (index === null) return false;
    await this.#fetchChunk(index);
    return true;
  }

  /** Folds a little further, so that later seeks start from a board near by. False at the end. */
  foldNext(): boolean {
    const target = Math.min(this.#log.length, this.#scout.position + SCOUT_STEP);
    if (target === this.#scout.position) return false;
    return this.#scout.moveTo(target) !== null;
  }

  /** Reads the words of a little more of the recording, for `find`. False at its end. */
  async readWords(): Promise<boolean> {
    const change = await this.changeNear(this.#readUntil, 1);
    if (change === null) {
      this.#readUntil = Number.POSITIVE_INFINITY;
      return false;
    }
    const until = Math.min(change + READ_MS, Math.max(change, this.#last));
    this.#words.add(until, await this.#move(this.#reader, until));
    this.#readUntil = until;
    return true;
  }

  /** The moments at which words appeared, as far as they were read. */
  find(query: string): WordAnswer {
    const read = this.#last <= 0 ? Number(this.#readUntil > 0) : Math.min(1, Math.max(0, this.#readUntil / this.#last));
    // Short of the end until it is certain that nothing follows.
    return {
      ...this.#words.find(query),
      read: this.#readUntil === Number.POSITIVE_INFINITY ? 1 : Math.min(read, 0.99),
    };
  }

  destroy(): void {
    this.#view.destroy();
    this.#preview.destroy();
    this.#scout.destroy();
    this.#reader.destroy();
  }

  async #move(view: ReplayView, t: number): Promise<BoardDiff> {
    for (;;) {
      await this.#fetchFor(t);
      const position = this.#log.positionAt(t);
      const diff = position === null ? null : view.moveTo(position);
      // The fold found damage: the chunks around it may not have been fetched yet.
      if (diff !== null) return diff;
    }
  }

  async #fetchFor(t: number): Promise<void> {
    for (;;) {
      const { chunks, keyframes } = this.#log.missing(t);
      if (chunks.length + keyframes.length === 0) return;
      await Promise.all([
        ...chunks.map((index) => this.#fetchChunk(index)),
        ...keyframes.map((updates) => this.#fetchKeyframe(updates)),
      ]);
    }
  }

  #fetchChunk(index: number): Promise<void> {
    return this.#once(`chunk ${index}`, async () => {
      const bytes = await this.#source.chunk(index);
      this.#log.addChunk(index, bytes);
    });
  }

  #fetchKeyframe(updates: number): Promise<void> {
    return this.#once(`keyframe ${updates}`, async () => {
      try {
        this.#log.addKeyframe(updates, await this.#source.keyframe(updates));
      } catch (error) {
        if (codeOf(error) !== "NOT_FOUND") throw error;
        this.#log.dropKeyframe(updates);
      }
    });
  }

  /** Shares one request between callers that need the same bytes at once. */
  #once(key: string, work: () => Promise<void>): Promise<void> {
    const running = this.#fetching.get(key) ?? work().finally(() => this.#fetching.delete(key));
    this.#fetching.set(key, running);
    return running;
  }
}
