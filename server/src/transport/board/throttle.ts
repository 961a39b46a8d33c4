import type { BoardLimits } from "../../board/board-limits.js";

/** Allowance per second with a burst; it may go into debt, which tells how long to wait. */
class Budget {
  #left: number;
  #at = 0;

  constructor(
    readonly burst: number,
    readonly perSecond: number,
  ) {
    this.#left = burst;
  }

  /** Milliseconds until the debt is paid, 0 without one. `now` in ms of any steady clock. */
  spend(amount: number, now: number): number {
    this.#left = Math.min(this.burst, this.#left + ((now - this.#at) / 1000) * this.perSecond) - amount;
    this.#at = now;
    return this.#left >= 0 ? 0 : (-this.#left / this.perSecond) * 1000;
  }
}

/** Longest single hold-up: closing, pings and revocation must still be noticed. */
const MAX_PAUSE_MS = 2000;
/** Awareness weighs less than an edit: stock clients echo every message of it that they receive. */
const AWARENESS_WEIGHT = 0.25;

/** How fast one connection is read. Whoever sends too much is read more slowly, so that nothing is lost. */
export class Throttle {
  readonly #frames: Budget;
  readonly #bytes: Budget;
  readonly #processor: Budget;
  readonly #patience: Budget;

  constructor(limits: Pick<BoardLimits, "frames" | "bytes" | "processorMs" | "patienceMs">) {
    this.#frames = new Budget(limits.frames[1], limits.frames[0]);
    this.#bytes = new Budget(limits.bytes[1], limits.bytes[0]);
    this.#processor = new Budget(limits.processorMs[1], limits.processorMs[0]);
    this.#patience = new Budget(limits.patienceMs, limits.patienceMs / 60);
  }

  /** Milliseconds to stop reading after this message, or "abuse" once patience has run out. */
  after(message: { bytes: number; awareness: boolean; tookMs: number }, now: number): number | "abuse" {
    const frames = this.#frames.spend(message.awareness ? AWARENESS_WEIGHT : 1, now);
    const bytes = this.#bytes.spend(message.bytes, now);
    const processor = this.#processor.spend(message.tookMs, now);
    const wait = Math.min(Math.max(frames, bytes, processor), MAX_PAUSE_MS);
    if (wait <= 0) return 0;
    return this.#patience.spend(wait, now) > 0 ? "abuse" : Math.ceil(wait);
  }
}
