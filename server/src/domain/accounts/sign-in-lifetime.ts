const DAY_MS = 24 * 60 * 60 * 1000;

/** An account's sign-in ends after so long without use … */
const ACCOUNT_IDLE_MS = 30 * DAY_MS;
/** … and after this long in any case. */
const ACCOUNT_ABSOLUTE_MS = 90 * DAY_MS;
/**
 * A guest has no password to return with, and feedback may come late: their sign-in has no shorter limit for disuse.
 */
const GUEST_MS = 180 * DAY_MS;

/** How long a new sign-in may live, in ms. */
export function absoluteLifetimeMs(userId: string | null): number {
  return userId === null ? GUEST_MS : ACCOUNT_ABSOLUTE_MS;
}

/** Sign-ins that were last seen before these times (epoch ms) have expired, as isAlive judges each. */
export const lastSeenBounds = (now: number) => ({ account: now - ACCOUNT_IDLE_MS, guest: now - GUEST_MS });

interface Lifetime {
  readonly userId: string | null;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/** Whether a stored sign-in is valid at `now` (epoch ms). */
export function isAlive(signIn: Lifetime, now: number): boolean {
  const idleMs = signIn.userId === null ? GUEST_MS : ACCOUNT_IDLE_MS;
  return signIn.expiresAt.getTime() > now && signIn.lastSeenAt.getTime() + idleMs > now;
}
