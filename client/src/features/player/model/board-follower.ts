import type { BoardPicture } from "@casement/shared/document/picture/board-picture";
import type { BoardDiff } from "@casement/shared/document/replay/board-diff";
import type { StoreApi } from "zustand/vanilla";
import { RecordedSheets } from "@/document/sheets/sheet-source";
import type { Playback, SeekWants } from "@/recording/playback";

/** A hand that holds the playhead for so long without moving it has found its moment, in ms. */
const HAND_RESTS_AFTER_MS = 300;

/** Where the board stands. */
export interface FollowedBoard {
  /** Why the board stands still while everything else plays on, or null. */
  readonly boardError: unknown;
  /** Playback time (ms) of the board that is shown; null before the first one. */
  readonly shownT: number | null;
  /** What shows the board at `shownT` until the editor does; null while the editor shows it. */
  readonly picture: BoardPicture | null;
  /** Whether an editor has shown the board. */
  readonly boardMounted: boolean;
}

export const NO_BOARD: FollowedBoard = { boardError: null, shownT: null, picture: null, boardMounted: false };

/** Receives each change of the board, to show it. */
export type ShowBoard = (diff: BoardDiff) => void;

/**
 * Brings the board to the playhead, as fast as it can: of several moments that were requested while it was busy, it
 * shows only the newest. Much that changes at once is shown as a picture first, and stays one while a hand moves the
 * playhead: an editor takes long to change hundreds of shapes.
 */
export class BoardFollower {
  /** The worksheets at the moment that is shown. */
  readonly sheets = new RecordedSheets();
  readonly #store: StoreApi<FollowedBoard & { readonly t: number }>;
  readonly #playback: Pick<Playback, "seek">;
  #show: ShowBoard | null = null;
  /** The attached board has been given nothing yet. */
  #empty = true;
  /** The attached board is on the screen. */
  #mounted = false;
  #handTimer: ReturnType<typeof setTimeout> | undefined;
  #handMoves = false;
  #busy = false;
  #closed = false;

  constructor(store: StoreApi<FollowedBoard & { readonly t: number }>, playback: Pick<Playback, "seek">) {
    this.#store = store;
    this.#playback = playback;
  }

  /** Attaches a board that is still empty. Only one can be attached; the returned function detaches it. */
  attach(show: ShowBoard): () => void {
    this.#show = show;
    this.#empty = true;
    void this.follow();
    return () => {
      if (this.#show !== show) return;
      this.#show = null;
      this.#mounted = false;
    };
  }

  /** The attached board is on the screen from now on. */
  mounted(): void {
    this.#mounted = true;
    void this.follow();
  }

  /** A hand has moved the playhead, and may do so again at once. */
  handMoved(): void {
    clearTimeout(this.#handTimer);
    this.#handMoves = true;
    this.#handTimer = setTimeout(() => void this.#restUnlessMoved(), HAND_RESTS_AFTER_MS);
  }

  handRests(): void {
    clearTimeout(this.#handTimer);
    this.#handMoves = false;
    void this.follow();
  }

  /** While a page is busy its timers end before it hears of a hand that goes on moving. */
  async #restUnlessMoved(): Promise<void> {
    const timer = this.#handTimer;
    await nextFrame();
    if (timer === this.#handTimer) this.handRests();
  }

  /** Moves the board to the playhead, moment by moment, until both agree. */
  async follow(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (!this.#closed && this.#store.getState().boardError === null) {
        const { t, shownT } = this.#store.getState();
        const wants = this.#wants();
        if (t === shownT && (wants === "picture" || wants === "soonest")) break;
        await this.#seek(t, wants);
      }
    } catch (boardError) {
      if (!this.#closed) this.#store.setState({ boardError });
    } finally {
      this.#busy = false;
    }
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#handTimer);
  }

  #wants(): SeekWants {
    if (this.#show === null) return "picture";
    if (this.#empty) return "whole";
    if (!this.#mounted) return "picture";
    return this.#handMoves || this.#store.getState().picture === null ? "soonest" : "board";
  }

  async #seek(t: number, wants: SeekWants): Promise<void> {
    const show = this.#show;
    const sought = await this.#playback.seek(t, wants);
    this.sheets.show(sought.rows);
    if (sought.kind === "picture") this.#store.setState({ shownT: t, picture: sought.picture });
    // Its place may have been taken meanwhile by one that has nothing yet.
    else if (show === this.#show) {
      show?.(sought.board);
      this.#empty = show === null;
      this.#store.setState({ shownT: t, ...(this.#mounted ? { picture: null, boardMounted: true } : {}) });
    }
    // Lets the browser paint this board before the next one is computed.
    await nextFrame();
  }
}

const nextFrame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
