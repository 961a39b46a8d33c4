/**
 * The board socket speaks y-websocket's protocol at `/board/<sessionId>`, plus three messages of ours.
 * They go only to connections that asked with `?saved=1`: a stock provider logs an error for unknown types.
 * `?schema=n` says which layout (BOARD_SCHEMA) the client knows: one older than the server's is closed with PROTOCOL_VERSION.
 */
export const BOARD_PATH = "/board";

export const MESSAGE = {
  SYNC: 0,
  AWARENESS: 1,
  AUTH: 2,
  QUERY_AWARENESS: 3,
  /**
   * Server -> client: `varUint 100, varUint n`. What the first n messages of this connection that carried an update
   * held is committed to the database. Every sync step 2 and update whose bytes are not Yjs's empty update (`0 0`)
   * counts, from 1, in the order sent. The count starts anew with each connection and never runs ahead; after a
   * refusal it stands still until a whole sync step 2 of this connection was committed, then jumps past the refused ones.
   * An answer too long for one message is sent as updates of which the last piece is the step 2. What somebody else
   * wrote and the server lacks is not meant: only that person may bring it (see "stale").
   */
  SAVED: 100,
  /** Server -> client: `varUint 101, varString BoardNotice`. */
  NOTICE: 101,
  /**
   * Server -> client, before the notice "stale": `varUint 102, varUint8Array update`. The client's copy is of an epoch
   * that ended; the update (V1) is that epoch's document as it ended. What the copy has beyond it was never saved.
   */
  ENDED_EPOCH: 102,
} as const;

/**
 * writable / read-only: whether this connection's updates are taken now (role and phase). Comes first on every
 * connection and at every change; "read-only" also answers an update that was sent nevertheless. On becoming
 * writable a sync step 1 follows: answer it, and what was refused before is taken.
 * not-saved: the database does not answer; edits are held and tried again. saving: it answers again, *saved* follows.
 * refused: the last update was not taken. A sync step 1 follows if it can be mended by sending what is missing;
 * if none follows it cannot be taken now (too many records).
 * stale: this copy holds what the record lacks and will not get from here, others' work that a crash took or what
 * was refused for good, or it is of an epoch that ended. Begin anew from the server's copy and make one's own changes
 * again. A connection that did not ask for notices is closed with STALE instead.
 */
export type BoardNotice = "writable" | "read-only" | "not-saved" | "saving" | "refused" | "stale";

/** Longest message taken, in bytes. */
export const MAX_BOARD_MESSAGE_BYTES = 1024 * 1024;
/** Longest awareness state taken, in bytes of JSON. */
export const MAX_AWARENESS_BYTES = 4096;

/** What a connection says of itself in awareness; the server stamps `user` and overwrites any other. */
export interface BoardPresence {
  readonly user?: {
    readonly participantId: string;
    readonly name: string;
    readonly color: string;
    readonly role: string;
  };
  /** Page coordinates, or null when the pointer is not on the board. */
  readonly cursor: { readonly x: number; readonly y: number } | null;
  /** What the person sees, in page coordinates. */
  readonly viewport: { readonly x: number; readonly y: number; readonly w: number; readonly h: number } | null;
  readonly selection: readonly string[];
}
