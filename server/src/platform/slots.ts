import { AppError } from "@casement/shared/contract/errors";

/** Seconds after which somebody who was refused may try again. */
const COME_AGAIN_IN_S = 2;

/** Runs at most `count` things at once. `mostWaiting` others wait in line; more are refused with RATE_LIMITED. */
export class Slots {
  #free: number;
  readonly #count: number;
  readonly #mostWaiting: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number, mostWaiting = Number.POSITIVE_INFINITY) {
    this.#free = count;
    this.#count = count;
    this.#mostWaiting = mostWaiting;
  }

  /** Whether nothing runs and nothing waits. */
  get idle(): boolean {
    return this.#free === this.#count;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await this.#wait();
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // The slot goes straight to the next in line, so that nobody can slip in between.
      if (next === undefined) this.#free += 1;
      else next();
    }
  }

  #wait(): Promise<void> {
    if (this.#waiting.length >= this.#mostWaiting) {
      throw new AppError("RATE_LIMITED", `The server is busy. Try again in ${COME_AGAIN_IN_S} s.`, {
        retryAfterSeconds: COME_AGAIN_IN_S,
      });
    }
    return new Promise<void>((resume) => this.#waiting.push(resume));
  }
}
