/** What is allowed: a second, and in a burst. */
export type Rate = readonly [perSecond: number, burst: number];

/** What sockets may use, each measured by itself. */
export interface Rates {
  readonly frames: Rate;
  readonly bytes: Rate;
  /** Processor time in ms. */
  readonly processorMs: Rate;
}

export type Cost = { readonly [K in keyof Rates]?: number };

const SECOND_MS = 1000;

/** An allowance with a burst. It may go into debt, which determines the wait. */
export class Budget {
  readonly #perSecond: number;
  readonly #burst: number;
  #left: number;
  #at = 0;

  constructor([perSecond, burst]: Rate) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#left = burst;
  }

  /** Returns the ms until the debt is paid, 0 if there is none. `now`: ms of any steady clock. */
  spend(amount: number, now: number): number {
    const regained = ((now - this.#at) / SECOND_MS) * this.#perSecond;
    this.#left = Math.min(this.#burst, this.#left + regained) - amount;
    this.#at = now;
    return this.#left >= 0 ? 0 : (-this.#left / this.#perSecond) * SECOND_MS;
  }
}

/** Frames, bytes and processor time of one connection, sign-in, address or session. */
export class Meter {
  readonly #frames: Budget;
  readonly #bytes: Budget;
  readonly #processor: Budget;

  constructor({ frames, bytes, processorMs }: Rates) {
    this.#frames = new Budget(frames);
    this.#bytes = new Budget(bytes);
    this.#processor = new Budget(processorMs);
  }

  /** Returns the ms until all debts are paid. `now`: steady ms. */
  spend({ frames = 0, bytes = 0, processorMs = 0 }: Cost, now: number): number {
    return Math.max(
      this.#frames.spend(frames, now),
      this.#bytes.spend(bytes, now),
      this.#processor.spend(processorMs, now),
    );
  }
}

/** Beyond this many keys the one unused for longest is dropped, so that a flood of addresses cannot fill the memory. */
const MAX_KEYS = 10_000;

/** Meters by key, each shared by all connections of the key. A debt outlives the connection that caused it. */
export class SharedMeters {
  /** A Map keeps insertion order, which here is the order of last use. */
  readonly #meters = new Map<string, Meter>();

  constructor(private readonly rates: Rates) {}

  of(key: string): Meter {
    const meter = this.#meters.get(key) ?? new Meter(this.rates);
    this.#meters.delete(key);
    this.#meters.set(key, meter);
    if (this.#meters.size > MAX_KEYS) this.#meters.delete(this.#meters.keys().next().value as string);
    return meter;
  }
}
