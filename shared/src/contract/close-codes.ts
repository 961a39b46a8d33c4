/**
 * Close codes of the board socket. y-websocket's provider treats 4400-4499 as final and does not reconnect;
 * after all other codes it retries.
 */
export const CLOSE = {
  MALFORMED: 4400,
  /** There is no sign-in, or the sign-in ended. */
  SIGN_IN_EXPIRED: 4401,
  /** The participant was removed, or the session has ended and this role may not see its board. */
  REVOKED: 4403,
  /** The session does not exist or was deleted, or the person is no participant. */
  GONE: 4404,
  PROTOCOL_VERSION: 4409,
  /** This copy cannot be synchronised; begin a new one. Stock clients get this in place of the notice "stale". */
  STALE: 4410,
  ABUSE: 4429,
  /** The server is stopping; clients retry. */
  RESTARTING: 1012,
  /** The client reads too slowly, or the channel cannot be loaded now; clients retry. */
  OVERLOAD: 1013,
} as const;
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];
