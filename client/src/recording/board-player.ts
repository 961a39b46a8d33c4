import type { BoardRecord } from "@casement/shared/document/records/board-record";
import type { BoardDiff } from "@casement/shared/document/replay/board-diff";
import { ReplayCursor } from "@casement/shared/document/replay/replay-cursor";
import { ReplayLog } from "@casement/shared/document/replay/replay-log";
import { ReplayView } from "@casement/shared/document/replay/replay-view";
import type { PlaybackManifest } from "@casement/shared/playback/manifest";
import { codeOf } from "@/lib/api-error";

export type BoardManifest = Pick<PlaybackManifest, "board" | "startAt">;

/** Where the bytes come from. Both methods throw ApiError; NOT_FOUND for a keyframe means that there is none. */
export interface BoardSource {
  chunk(index: number): Promise<Uint8Array>;
  keyframe(updates: number): Promise<Uint8Array>;
}

/** Updates folded at a time in the background: few, so that a seek never waits long. */
const SCOUT_STEP = 400;

/** The board of one recording: fetches what a moment needs, folds it, and returns what to change on the screen. */
export class BoardPlayer {
  readonly #log: ReplayLog;
  readonly #view: ReplayView;
  readonly #preview: ReplayView;
  readonly #scout: ReplayCursor;
  readonly #source: BoardSource;
  readonly #fetching = new Map<string, Promise<void>>();

  constructor(manifest: BoardManifest, source: BoardSource) {
    this.#source = source;
    this.#log = new ReplayLog(manifest);
    this.#view = new ReplayView(this.#log);
    this.#preview = new ReplayView(this.#log);
    this.#scout = new ReplayCursor(this.#log);
  }

  get loaded(): number {
    return this.#log.loaded;
  }

  get damage() {
    return this.#log.damage;
  }

  /** The changes from the board last returned to the board at `t`. */
  seek(t: number): Promise<BoardDiff> {
    return this.#move(this.#view, t);
  }

  async recordsAt(t: number): Promise<ReadonlyMap<string, BoardRecord>> {
    await this.#move(this.#preview, t);
    return this.#preview.shown;
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

  destroy(): void {
    this.#view.destroy();
    this.#preview.destroy();
    this.#scout.destroy();
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
