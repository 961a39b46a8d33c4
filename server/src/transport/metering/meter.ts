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

export interface MeterOptions {
  /** While one of its connections is in debt, none is read. */
  readonly together?: boolean;
  /** Several people are charged to it, so that whoever waits for its debt need not have caused it. */
  readonly crowd?: boolean;
}

/** A connection that is charged to a meter. */
export interface Metered {
  /** Reads nothing for this many ms. */
  rest(ms: number): void;
}

/** Frames, bytes and processor time of one connection, sign-in, address or session. */
export class Meter {
  readonly #members = new Set<Metered>();
  readonly #frames: Budget;
  readonly #bytes: Budget;
  readonly #processor: Budget;

  readonly isCrowd: boolean;
  readonly #together: boolean;

  constructor({ frames, bytes, processorMs }: Rates, { together = false, crowd = false }: MeterOptions = {}) {
    this.#together = together;
    this.isCrowd = crowd;
    this.#frames = new Budget(frames);
    this.#bytes = new Budget(bytes);
    this.#processor = new Budget(processorMs);
  }

  enter(member: Metered): void {
    if (this.#together) this.#members.add(member);
  }

  leave(member: Metered): void {
    this.#members.delete(member);
  }

  /** Returns the ms until all debts are paid. `now`: steady ms. */
  spend({ frames = 0, bytes = 0, processorMs = 0 }: Cost, now: number, spender: Metered): number {
    const wait = Math.max(
      this.#frames.spend(frames, now),
      this.#bytes.spend(bytes, now),
      this.#processor.spend(processorMs, now),
    );
    // Each connection may have sent thousands of small frames, and all of them would be read in one turn of the loop.
    if (wait > 0) for (const member of this.#members) if (member !== spender) member.rest(wait);
    return wait;
  }
}

/** Beyond this many keys the one unused for longest is dropped, so that a flood of addresses cannot fill the memory. */
const MAX_KEYS = 10_000;

/** Meters by key, each shared by all connections of the key. A debt outlives the connection that caused it. */
export class SharedMeters {
  /** A Map keeps insertion order, which here is the order of last use. */
  readonly #meters = new Map<string, Meter>();

  readonly #rates: Rates;
  readonly #options: MeterOptions;

  constructor(rates: Rates, options: MeterOptions = {}) {
    this.#rates = rates;
    this.#options = options;
  }

  of(key: string): Meter {
    const meter = this.#meters.get(key) ?? new Meter(this.#rates, this.#options);
    this.#meters.delete(key);
    this.#meters.set(key, meter);
    if (this.#meters.size > MAX_KEYS) this.#meters.delete(this.#meters.keys().next().value as string);
    return meter;
  }
}
