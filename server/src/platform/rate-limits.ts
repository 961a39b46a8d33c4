import type { Clock } from "./clock.js";
import { type Limit, TokenBuckets } from "./token-bucket.js";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How often each may be done, by key. */
export const DEFAULT_LIMITS = {
  /** Failed sign-ins, by account and by address. */
  signIn: { count: 5, perMs: 15 * MINUTE_MS },
  signUp: { count: 10, perMs: HOUR_MS },
  /** Redemptions, by address. */
  invite: { count: 10, perMs: MINUTE_MS },
  /** Looks at an invite or playback link, by address: a class of people who open their links at once is no attack. */
  preview: { count: 30, perMs: MINUTE_MS },
  /** Openings of playback links, by address. */
  share: { count: 10, perMs: MINUTE_MS },
  /** Imports of records, by account: each takes seconds of the processor. */
  import: { count: 20, perMs: HOUR_MS },
  /** Sockets asked for, by address: everybody of a household or office comes back after a restart at once. */
  upgrade: { count: 600, perMs: MINUTE_MS },
  /** Sockets asked for without a sign-in that is known, by address. */
  stranger: { count: 60, perMs: MINUTE_MS },
  /** Whole recordings, boards and states read, by sign-in: each is put together anew. */
  heavy: { count: 60, perMs: MINUTE_MS },
  /** Records and player files made, by sign-in. */
  export: { count: 12, perMs: MINUTE_MS },
  /** Any request at all, pages and pictures too, by address: six people of a household may open the room at once. */
  visit: { count: 3000, perMs: 30_000 },
  /** Any request to the API, by sign-in, or by address without one. */
  api: { count: 300, perMs: MINUTE_MS },
  /** Any request to the API, by address: a household or office of several sign-ins. */
  address: { count: 1200, perMs: MINUTE_MS },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof DEFAULT_LIMITS;
export type RateLimits = { readonly [N in LimitName]: TokenBuckets };

export function createRateLimits(clock: Clock, overrides: Partial<Record<LimitName, Limit>> = {}): RateLimits {
  const limits = { ...DEFAULT_LIMITS, ...overrides };
  const names = Object.keys(limits) as LimitName[];
  return Object.fromEntries(names.map((name) => [name, new TokenBuckets(limits[name], clock)])) as RateLimits;
}
