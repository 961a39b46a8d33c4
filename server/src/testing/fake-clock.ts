import type { Clock } from "../platform/clock.js";

/** A clock that stands still until it is moved. */
export class FakeClock implements Clock {
  #now: number;

  /** `startMs`: epoch ms. */
  constructor(startMs = Date.UTC(2026, 0, 5, 9)) {
    this.#now = startMs;
  }

  now(): number {
    return this.#now;
  }

  advance(byMs: number): void {
    this.#now += byMs;
  }
}
