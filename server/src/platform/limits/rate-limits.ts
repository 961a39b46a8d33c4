import type { Clock } from "../clock.js";
import { type Limit, TokenBuckets } from "./token-bucket.js";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How often each thing may be done for one key. */
export const DEFAULT_LIMITS = {
  /** Failed sign-ins, by account and by address. */
  signIn: { count: 5, perMs: 15 * MINUTE_MS },
  signUp: { count: 10, perMs: HOUR_MS },
  /** Passwords set by a reset link, by address. */
  reset: { count: 10, perMs: 15 * MINUTE_MS },
  /** Invites redeemed, by address. */
  invite: { count: 10, perMs: MINUTE_MS },
  /** Previews of an invite or share, by address: a class that opens its links at once is no attack. */
  preview: { count: 30, perMs: MINUTE_MS },
  /** Shares opened, by address. */
  share: { count: 10, perMs: MINUTE_MS },
  /** Imports, by account: each takes seconds of processor time. */
  import: { count: 20, perMs: HOUR_MS },
  /** Sockets requested, by address: everybody of a household or office reconnects at once after a restart. */
  upgrade: { count: 600, perMs: MINUTE_MS },
  /** Sockets requested without a known sign-in, by address. */
  stranger: { count: 60, perMs: MINUTE_MS },
  /** Whole recordings, boards and states, by sign-in: each is put together anew. */
  heavy: { count: 60, perMs: MINUTE_MS },
  /** Exported records and player files, by sign-in. */
  export: { count: 12, perMs: MINUTE_MS },
  /** All requests, files of the client too, by address: six people of a household may open the session at once. */
  visit: { count: 3000, perMs: 30_000 },
  /** Requests to the API, by sign-in, or by address without one. */
  api: { count: 300, perMs: MINUTE_MS },
  /** Requests to the API, by address: a household or office has several sign-ins. */
  address: { count: 1200, perMs: MINUTE_MS },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof DEFAULT_LIMITS;
export type RateLimits = { readonly [N in LimitName]: TokenBuckets };

export function createRateLimits(clock: Clock, overrides: Partial<Record<LimitName, Limit>> = {}): RateLimits {
  const limits = { ...DEFAULT_LIMITS, ...overrides };
  const names = Object.keys(limits) as LimitName[];
  return Object.fromEntries(names.map((name) => [name, new TokenBuckets(limits[name], clock)])) as RateLimits;
}
