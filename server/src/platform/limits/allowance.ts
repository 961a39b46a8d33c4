/** What is allowed: a second, and in a burst. */
export type Rate = readonly [perSecond: number, burst: number];

const SECOND_MS = 1000;

/** An allowance with a burst, regained evenly. `now`: ms of one clock; one that is set back takes nothing away. */
export class Allowance {
  readonly #perSecond: number;
  readonly #burst: number;
  #left: number;
  #usedAt = 0;

  constructor([perSecond, burst]: Rate) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#left = burst;
  }

  get usedAt(): number {
    return this.#usedAt;
  }

  /** Spends it in any case, perhaps on credit. Returns the ms until the debt is paid, 0 if there is none. */
  spend(amount: number, now: number): number {
    this.#regain(now);
    this.#left -= amount;
    return this.#left >= 0 ? 0 : this.regainMs(-this.#left);
  }

  /** Spends what is there, and else nothing. Returns the ms until there will be enough, 0 if it is spent. */
  spendOwn(amount: number, now: number): number {
    this.#regain(now);
    if (this.#left < amount) return this.regainMs(amount - this.#left);
    this.#left -= amount;
    return 0;
  }

  /** Returns what was spent and did not count after all. */
  giveBack(amount: number, now: number): void {
    this.#left += amount;
    this.#regain(now);
  }

  /** How long it takes until so much is regained. */
  regainMs(amount: number): number {
    return (amount / this.#perSecond) * SECOND_MS;
  }

  #regain(now: number): void {
    const regained = (Math.max(0, now - this.#usedAt) / SECOND_MS) * this.#perSecond;
    this.#left = Math.min(this.#burst, this.#left + regained);
    this.#usedAt = now;
  }
}
