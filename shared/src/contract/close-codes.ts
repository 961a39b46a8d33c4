/**
 * Close codes of the board socket. y-websocket's provider takes 4400-4499 as final and does not come back;
 * it retries after all others.
 */
export const CLOSE = {
  MALFORMED: 4400,
  /** No sign-in, or it ended. */
  SIGN_IN_EXPIRED: 4401,
  /** Removed from the session, or its board is not shared with this role (now that it has ended). */
  REVOKED: 4403,
  /** No such session, never took part in it, or it was deleted. */
  GONE: 4404,
  PROTOCOL_VERSION: 4409,
  /** This copy cannot be brought in step (see the notice "stale", which stock clients do not know): begin a new one. */
  STALE: 4410,
  ABUSE: 4429,
  /** Retried: the server is stopping. */
  RESTARTING: 1012,
  /** Retried: too far behind, or the room cannot be loaded now. */
  OVERLOAD: 1013,
} as const;
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];
