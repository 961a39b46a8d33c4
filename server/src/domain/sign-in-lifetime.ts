const DAY_MS = 24 * 60 * 60 * 1000;

/** An account's sign-in ends after this long unused … */
const ACCOUNT_IDLE_MS = 30 * DAY_MS;
/** … and after this long in any case. */
const ACCOUNT_ABSOLUTE_MS = 90 * DAY_MS;
/** A guest has no password to come back with, and feedback may be written late: no idle end before the absolute one. */
const GUEST_MS = 180 * DAY_MS;

/** How long a new sign-in may live, in ms. */
export function absoluteLifetimeMs(userId: string | null): number {
  return userId === null ? GUEST_MS : ACCOUNT_ABSOLUTE_MS;
}

/** Which rows have run out at `now` (epoch ms), as isAlive judges each: seen before, by who they belong to. */
export const lastSeenBounds = (now: number) => ({ account: now - ACCOUNT_IDLE_MS, guest: now - GUEST_MS });

interface Lifetime {
  readonly userId: string | null;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/** Whether a stored sign-in still counts at `now` (epoch ms). */
export function isAlive(signIn: Lifetime, now: number): boolean {
  const idleMs = signIn.userId === null ? GUEST_MS : ACCOUNT_IDLE_MS;
  return signIn.expiresAt.getTime() > now && signIn.lastSeenAt.getTime() + idleMs > now;
}
