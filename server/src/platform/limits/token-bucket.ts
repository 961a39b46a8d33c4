import { AppError } from "@casement/shared/contract/errors";
import type { Clock } from "../clock.js";
import { Allowance, type Rate } from "./allowance.js";
import { RecentMap } from "./recent-map.js";

/** `count` at once, refilled evenly: an empty bucket is full again after `perMs`. */
export interface Limit {
  readonly count: number;
  readonly perMs: number;
}

/** Most keys that are remembered. */
const MAX_KEYS = 20_000;
const SECOND_MS = 1000;
/** Below this many seconds a wait is given in seconds, above it in minutes. */
const SAY_SECONDS_BELOW = 90;

/** Token buckets by key, in memory. */
export class TokenBuckets {
  readonly #buckets: RecentMap<Allowance>;
  readonly #limit: Limit;
  readonly #rate: Rate;
  readonly #clock: Clock;

  constructor(limit: Limit, clock: Clock, maxKeys = MAX_KEYS) {
    this.#buckets = new RecentMap(maxKeys);
    this.#limit = limit;
    this.#rate = [(limit.count / limit.perMs) * SECOND_MS, limit.count];
    this.#clock = clock;
  }

  /** Spends one token and returns true, or false if there is none. */
  trySpend(key: string): boolean {
    return this.#spendOne(key) === 0;
  }

  /** Spends one token. Throws RATE_LIMITED with `retryAfterSeconds` if there is none. */
  spend(key: string): void {
    const waitMs = this.#spendOne(key);
    if (waitMs > 0) throw tooMany(waitMs);
  }

  /** Returns a token whose spending did not count after all, such as for a sign-in that succeeded. */
  giveBack(key: string): void {
    const now = this.#clock.now();
    this.#bucket(key, now).giveBack(1, now);
  }

  #spendOne(key: string): number {
    const now = this.#clock.now();
    return this.#bucket(key, now).spendOwn(1, now);
  }

  /** A bucket that is full again is as good as none, and the keys of a flood would otherwise stay for ever. */
  #bucket(key: string, now: number): Allowance {
    const bucket = this.#buckets.get(key, () => new Allowance(this.#rate));
    this.#buckets.dropWhile((each) => each !== bucket && now - each.usedAt >= this.#limit.perMs);
    return bucket;
  }
}

function tooMany(waitMs: number): AppError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / SECOND_MS));
  const wait =
    retryAfterSeconds < SAY_SECONDS_BELOW ? `${retryAfterSeconds} s` : `${Math.ceil(retryAfterSeconds / 60)} minutes`;
  return new AppError("RATE_LIMITED", `Too many attempts. Try again in ${wait}.`, { retryAfterSeconds });
}
