/** One frame: the least time between two flushes of a single shape. */
const SHORTEST_WAIT_MS = 16;
/** A stroke's points are sent every two frames: the envelope around them costs more than the points. */
const STROKE_WAIT_MS = 32;
/** Many shapes dragged at once are sent ten times a second. */
const LONGEST_WAIT_MS = 100;
const WAIT_PER_RECORD_MS = 2;

/** Least time between two flushes, in ms; edits in between are sent together. */
export function flushWaitMs(records: number, drawing: boolean): number {
  const wait = Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, records * WAIT_PER_RECORD_MS));
  return drawing ? Math.max(STROKE_WAIT_MS, wait) : wait;
}

/** The source of time; a test brings its own. */
export interface FlushTimers {
  /** A steady clock, in ms. */
  now(): number;
  /** Runs once the editor's current operation is over, before the page is painted. */
  soon(run: () => void): void;
  set(run: () => void, ms: number): unknown;
  clear(timer: unknown): void;
}

export const browserTimers: FlushTimers = {
  now: () => performance.now(),
  soon: (run) => queueMicrotask(run),
  set: (run, ms) => setTimeout(run, ms),
  clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

/**
 * Runs `flush` after `arm`: within the same frame when the last flush is long enough ago, otherwise as soon as it is.
 * The more there is to send, the longer the wait.
 */
export class FlushPace {
  #armed = false;
  #timer: unknown = null;
  #lastAt = Number.NEGATIVE_INFINITY;

  readonly #flush: () => void;
  readonly #wait: () => number;
  readonly #timers: FlushTimers;

  constructor(flush: () => void, wait: () => number, timers: FlushTimers) {
    this.#flush = flush;
    this.#wait = wait;
    this.#timers = timers;
  }

  arm(): void {
    if (this.#armed) return;
    this.#armed = true;
    // The number of changed records is known only after the whole operation.
    this.#timers.soon(this.#look);
  }

  cancel(): void {
    this.#armed = false;
    if (this.#timer !== null) this.#timers.clear(this.#timer);
    this.#timer = null;
  }

  readonly #look = () => {
    if (!this.#armed) return;
    this.#timer = null;
    const rest = this.#lastAt + this.#wait() - this.#timers.now();
    if (rest > 0) {
      this.#timer = this.#timers.set(this.#look, rest);
      return;
    }
    this.#lastAt = this.#timers.now();
    this.#flush();
  };
}
