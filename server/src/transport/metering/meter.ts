import { Allowance, type Rate } from "../../platform/limits/allowance.js";
import { RecentMap } from "../../platform/limits/recent-map.js";

/** What sockets may use, each measured by itself. */
export interface Rates {
  readonly frames: Rate;
  readonly bytes: Rate;
  /** Processor time in ms. */
  readonly processorMs: Rate;
}

export type Cost = { readonly [K in keyof Rates]?: number };

interface MeterOptions {
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
  readonly #frames: Allowance;
  readonly #bytes: Allowance;
  readonly #processor: Allowance;

  readonly isCrowd: boolean;
  readonly #together: boolean;

  constructor({ frames, bytes, processorMs }: Rates, { together = false, crowd = false }: MeterOptions = {}) {
    this.#together = together;
    this.isCrowd = crowd;
    this.#frames = new Allowance(frames);
    this.#bytes = new Allowance(bytes);
    this.#processor = new Allowance(processorMs);
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

  /** How many ms of debt this cost is at most. */
  regainMs({ frames = 0, bytes = 0, processorMs = 0 }: Cost): number {
    return Math.max(this.#frames.regainMs(frames), this.#bytes.regainMs(bytes), this.#processor.regainMs(processorMs));
  }
}

/** Most keys that are remembered. */
const MAX_KEYS = 10_000;

/** Meters by key, each shared by all connections of the key. A debt outlives the connection that caused it. */
export class SharedMeters {
  readonly #meters = new RecentMap<Meter>(MAX_KEYS);
  readonly #rates: Rates;
  readonly #options: MeterOptions;

  constructor(rates: Rates, options: MeterOptions = {}) {
    this.#rates = rates;
    this.#options = options;
  }

  of(key: string): Meter {
    return this.#meters.get(key, () => new Meter(this.#rates, this.#options));
  }
}
