/** One frame: what a single shape's change waits at most. */
const SHORTEST_WAIT_MS = 16;
/** Points of a stroke travel two frames at a time: the frame around them costs more than they do. */
const STROKE_WAIT_MS = 32;
/** Many shapes dragged at once are sent ten times a second. */
const LONGEST_WAIT_MS = 100;
const WAIT_PER_RECORD_MS = 2;

/** How long edits may wait for others before they are sent together, in ms. */
export function flushWaitMs(records: number, drawing: boolean): number {
  const wait = Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, records * WAIT_PER_RECORD_MS));
  return drawing ? Math.max(STROKE_WAIT_MS, wait) : wait;
}

/** Where time comes from; a test brings its own. */
export interface FlushTimers {
  set(run: () => void, ms: number): unknown;
  clear(timer: unknown): void;
}

export const browserTimers: FlushTimers = {
  set: (run, ms) => setTimeout(run, ms),
  clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

/** Runs `flush` soon after `arm`, later the more there is to send. */
export class FlushPace {
  private timer: unknown = null;

  constructor(
    private readonly flush: () => void,
    private readonly wait: () => number,
    private readonly timers: FlushTimers,
  ) {}

  arm(): void {
    if (this.timer === null) this.timer = this.timers.set(() => this.look(SHORTEST_WAIT_MS), SHORTEST_WAIT_MS);
  }

  cancel(): void {
    if (this.timer !== null) this.timers.clear(this.timer);
    this.timer = null;
  }

  /** How much there is shows only after the first of a burst, so the rest of the wait is decided here. */
  private look(waited: number): void {
    const rest = this.wait() - waited;
    if (rest > 0) {
      this.timer = this.timers.set(() => this.look(waited + rest), rest);
      return;
    }
    this.timer = null;
    this.flush();
  }
}
