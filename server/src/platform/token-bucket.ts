import { AppError } from "@casement/shared/contract/errors";
import type { Clock } from "./clock.js";

/** `count` at once, refilled evenly: an empty bucket is full again after `perMs`. */
export interface Limit {
  readonly count: number;
  readonly perMs: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Beyond this many keys the one unused for longest is dropped, so that a flood of addresses cannot fill the memory. */
const MAX_KEYS = 20_000;
const SECOND_MS = 1000;
/** Below this many seconds a wait is given in seconds, above it in minutes. */
const SAY_SECONDS_BELOW = 90;

/** Token buckets by key, in memory. */
export class TokenBuckets {
  /** A Map keeps insertion order, which here is the order of last use. */
  readonly #buckets = new Map<string, Bucket>();

  readonly #limit: Limit;
  readonly #clock: Clock;

  readonly #maxKeys: number;

  constructor(limit: Limit, clock: Clock, maxKeys = MAX_KEYS) {
    this.#maxKeys = maxKeys;
    this.#limit = limit;
    this.#clock = clock;
  }

  /** Whether there is a token; spends none. */
  has(key: string): boolean {
    const bucket = this.#touch(key);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  /** Spends one token. Throws RATE_LIMITED with `retryAfterSeconds` if there is none. */
  spend(key: string): void {
    const bucket = this.#touch(key);
    if (bucket.tokens < 1) throw tooMany((1 - bucket.tokens) / this.#perMs());
    bucket.tokens -= 1;
  }

  /** Returns a token whose spending did not count after all, such as for a sign-in that succeeded. */
  giveBack(key: string): void {
    const bucket = this.#touch(key);
    bucket.tokens = Math.min(this.#limit.count, bucket.tokens + 1);
  }

  #perMs(): number {
    return this.#limit.count / this.#limit.perMs;
  }

  #touch(key: string): Bucket {
    const now = this.#clock.now();
    const bucket = this.#buckets.get(key) ?? { tokens: this.#limit.count, at: now };
    bucket.tokens = Math.min(this.#limit.count, bucket.tokens + Math.max(0, now - bucket.at) * this.#perMs());
    bucket.at = now;
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    this.#dropFull(now);
    if (this.#buckets.size > this.#maxKeys) this.#buckets.delete(this.#buckets.keys().next().value as string);
    return bucket;
  }

  /** A bucket that is full again is as good as none, and the keys of a flood would otherwise stay for ever. */
  #dropFull(now: number): void {
    for (const [key, { at }] of this.#buckets) {
      if (now - at < this.#limit.perMs) return;
      this.#buckets.delete(key);
    }
  }
}

function tooMany(waitMs: number): AppError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / SECOND_MS));
  const wait =
    retryAfterSeconds < SAY_SECONDS_BELOW ? `${retryAfterSeconds} s` : `${Math.ceil(retryAfterSeconds / 60)} minutes`;
  return new AppError("RATE_LIMITED", `Too many attempts. Try again in ${wait}.`, { retryAfterSeconds });
}
