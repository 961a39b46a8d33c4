import type { Stretch } from "@casement/shared/playback/stretch";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Playback } from "@/recording/playback";
import { BoardFollower, type FollowedBoard, NO_BOARD, type ShowBoard } from "./board-follower";
import { advance, nextLoop, type Playhead, type Rate } from "./playhead";
import type { TalkBefore } from "./sound/voices";

const MAX_FRAME_MS = 500;

/** What the view of the board shows: the whole drawing, what one person saw, or what the viewer moved it to. */
export type Follow =
  | { readonly kind: "drawing" }
  | { readonly kind: "free" }
  | { readonly kind: "person"; readonly participantId: string };

export interface PlayerView extends Playhead, FollowedBoard {
  /** Whether the viewer drags the playhead: then the board may lag by a frame. */
  readonly scrubbing: boolean;
  /**
   * Where the last jump over an idle stretch began and how long that stretch was, in ms; null once the viewer seeks.
   */
  readonly skippedAt: number | null;
  readonly skippedMs: number;
  /** The evidence or comment whose shapes and row are pointed at, or null. */
  readonly remarkId: string | null;
  /** The moment that was opened, if the playhead went back from it to where the talk began. */
  readonly openedAt: number | null;
  /** Where it went back to. */
  readonly openedFrom: TalkBefore | null;
  /** The shape that a search found and that is outlined until the viewer goes elsewhere, or null. */
  readonly foundId: string | null;
  readonly follow: Follow;
  /** Whether nothing but the board and the player's bar is shown. */
  readonly boardOnly: boolean;
  /** How many times wider than its place the timeline is. */
  readonly zoom: number;
  /** Stretches that can be skipped, because nobody does or says anything in them. */
  readonly idle: readonly Stretch[];
}

/** Returns the playback time (ms) that sound has reached when the playhead is at `t`; null: no sound leads it. */
type ReadSound = (t: number) => number | null;

/** Returns where the talk before a playback time (ms) began; null: not known, or there was none. */
type ReadTalk = (t: number) => TalkBefore | null;

/** The smallest part of a recording that fills the timeline, in ms. */
const MIN_SPAN_MS = 30_000;

interface PlayerOptions {
  readonly playback: Pick<Playback, "seek" | "changeNear">;
  readonly durationMs: number;
  readonly idle: readonly Stretch[];
  readonly startT: number;
  readonly skipsIdle: boolean;
  readonly remarkId: string | null;
  /** Viewer's time in ms, for tests. */
  readonly now?: () => number;
}

/** Plays a recording. The playhead moves with the viewer's time, and the board follows as fast as it can. */
export class Player {
  readonly store: StoreApi<PlayerView>;
  readonly #board: BoardFollower;
  readonly #options: PlayerOptions;
  #frame = 0;
  #lastFrameAt = 0;
  /** How many people's texts wait, and whether playing goes on after the last. */
  #holds = 0;
  #playsOn = false;
  #readSound: ReadSound = () => null;
  #talkBefore: ReadTalk = () => null;
  #closed = false;

  constructor(options: PlayerOptions) {
    this.#options = options;
    this.store = createStore<PlayerView>(() => ({
      t: Math.min(options.startT, options.durationMs),
      playing: false,
      rate: 1,
      skipsIdle: options.skipsIdle,
      loop: null,
      scrubbing: false,
      ...NO_BOARD,
      skippedAt: null,
      skippedMs: 0,
      remarkId: options.remarkId,
      openedAt: null,
      openedFrom: null,
      foundId: null,
      follow: { kind: "drawing" },
      boardOnly: false,
      zoom: 1,
      idle: options.idle,
    }));
    this.#board = new BoardFollower(this.store as StoreApi<FollowedBoard & { readonly t: number }>, options.playback);
    // Computes the first moment while the page is still being rendered.
    void this.#board.follow();
  }

  /** The worksheets at the moment that is shown. */
  get sheets() {
    return this.#board.sheets;
  }

  /** Attaches a board that is still empty. Only one can be attached; the returned function detaches it. */
  attachBoard(show: ShowBoard): () => void {
    return this.#board.attach(show);
  }

  /** The attached board is on the screen from now on. */
  readonly boardMounted = (): void => this.#board.mounted();

  /** Calls back with what stands in place of the board's shapes, now and after each change. */
  watchPicture(show: (picture: FollowedBoard["picture"]) => void): () => void {
    show(this.store.getState().picture);
    return this.store.subscribe(({ picture }, before) => {
      if (picture !== before.picture) show(picture);
    });
  }

  play(): void {
    const { t, playing } = this.store.getState();
    if (playing) return;
    this.store.setState({ playing: true, foundId: null, ...(t >= this.#options.durationMs ? { t: 0 } : {}) });
    this.#lastFrameAt = this.#now();
    this.#frame = requestAnimationFrame(this.#tick);
  }

  pause(): void {
    cancelAnimationFrame(this.#frame);
    this.store.setState({ playing: false });
  }

  readonly toggle = (): void => {
    if (this.store.getState().playing) this.pause();
    else this.play();
  };

  /**
   * Stops playing while somebody writes about a moment. The returned function plays on, if it was playing.
   */
  readonly hold = (): (() => void) => {
    this.#playsOn = this.store.getState().playing || (this.#holds > 0 && this.#playsOn);
    this.#holds += 1;
    this.pause();
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#holds -= 1;
      // A comment may be sent while a reply to another has been begun.
      if (this.#holds === 0 && this.#playsOn && !this.#closed) this.play();
    };
  };

  /** Goes to the nearest change of the board or of a worksheet, and stops there. Stays where it is when there is none. */
  async stepChange(by: 1 | -1): Promise<boolean> {
    this.pause();
    const { t } = this.store.getState();
    const found = await this.#options.playback.changeNear(t, by);
    if (found === null) return false;
    if (this.store.getState().t === t) this.seek(found);
    return true;
  }

  /** Begins a loop at the playhead, then ends it there, then gives it up. */
  markLoop(): void {
    const { loop, t } = this.store.getState();
    this.store.setState({ loop: nextLoop(loop, t) });
  }

  setBoardOnly(boardOnly: boolean): void {
    this.store.setState({ boardOnly });
  }

  /** Doubles the timeline's scale, or halves it. */
  zoom(by: 1 | -1): void {
    const most = Math.max(1, this.#options.durationMs / MIN_SPAN_MS);
    const next = this.store.getState().zoom * 2 ** by;
    this.store.setState({ zoom: Math.min(most, Math.max(1, next)) });
  }

  readonly seek = (t: number): void => {
    this.store.setState({
      t: Math.min(this.#options.durationMs, Math.max(0, t)),
      skippedAt: null,
      foundId: null,
      openedAt: null,
    });
    if (this.store.getState().scrubbing) this.#board.handMoved();
    void this.#board.follow();
  };

  /** Stops at a moment that a search found, and outlines its shape; null: it is in a worksheet. */
  readonly openFound = (t: number, foundId: string | null): void => {
    this.pause();
    this.openMoment(t);
    this.store.setState({ foundId });
  };

  /** Seeks to a moment that a link names. With evidence or a comment, points at its shapes until another is opened. */
  readonly openMoment = (t: number, remarkId?: string): void => {
    // Stops playing: the outlined shapes would be gone before the viewer could look at them.
    if (remarkId !== undefined) this.pause();
    this.store.setState({ remarkId: remarkId ?? null });
    this.seek(t);
  };

  /**
   * The same for what somebody wrote about what was said: goes back to where the talk began. Where no sound tells that,
   * it is the moment itself.
   */
  readonly openSaid = (t: number, remarkId?: string): void => {
    const openedFrom = this.#talkBefore(t);
    this.openMoment(openedFrom?.from ?? t, remarkId);
    if (openedFrom !== null && openedFrom.from < t) this.store.setState({ openedAt: t, openedFrom });
  };

  readonly forgetOpened = (): void => {
    this.store.setState({ openedAt: null });
  };

  readonly closeRemark = (): void => {
    this.store.setState({ remarkId: null });
  };

  setRate(rate: Rate): void {
    this.store.setState({ rate });
  }

  setSkipsIdle(skipsIdle: boolean): void {
    this.store.setState({ skipsIdle });
  }

  /** From now on sound leads the playhead while it plays. */
  leadBy(readSound: ReadSound): void {
    this.#readSound = readSound;
  }

  /** From now on it is known where the talk before a moment began. */
  setTalkBefore(read: ReadTalk): void {
    this.#talkBefore = read;
  }

  setIdle(idle: readonly Stretch[]): void {
    this.store.setState({ idle });
  }

  setFollow(follow: Follow): void {
    this.store.setState({ follow });
  }

  #now(): number {
    return this.#options.now?.() ?? performance.now();
  }

  setScrubbing(scrubbing: boolean): void {
    this.store.setState({ scrubbing });
    if (!scrubbing) this.#board.handRests();
  }

  /** Retries the board after a fault. */
  readonly retryBoard = (): void => {
    this.store.setState({ boardError: null });
    void this.#board.follow();
  };

  close(): void {
    this.#closed = true;
    this.#board.close();
    cancelAnimationFrame(this.#frame);
  }

  readonly #tick = (): void => {
    const now = this.#now();
    // A window in the background gets no frames; the time that it missed is not played back at once.
    const passed = Math.min(MAX_FRAME_MS, now - this.#lastFrameAt);
    this.#lastFrameAt = now;
    const before = this.store.getState();
    if (!before.playing) return;
    const reached = this.#readSound(before.t);
    const elapsed = reached === null ? passed : Math.max(0, reached - before.t) / before.rate;
    if (!before.scrubbing) {
      const head = advance(before, elapsed, this.#options.durationMs, before.idle);
      const skippedMs = head.t - before.t - elapsed * before.rate;
      this.store.setState({ ...head, ...(skippedMs > 1 ? { skippedMs, skippedAt: before.t } : {}) });
    }
    if (this.store.getState().playing) this.#frame = requestAnimationFrame(this.#tick);
    void this.#board.follow();
  };
}
