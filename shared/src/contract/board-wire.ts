/**
 * The board socket speaks y-websocket's protocol at `/board/<sessionId>`, plus four messages of ours.
 * Those of the server go only to connections that asked with `?saved=1`: a stock provider logs an error for unknown types.
 * `?schema=n` says which layout (BOARD_SCHEMA) the client knows: a client with an older one than the server's is closed
 * with PROTOCOL_VERSION.
 */
export const BOARD_PATH = "/board";

export const MESSAGE = {
  SYNC: 0,
  AWARENESS: 1,
  AUTH: 2,
  QUERY_AWARENESS: 3,
  /**
   * Server -> client: `varUint 100, varUint n`. The updates in the first n counted messages of this connection are
   * committed to the database. A sync step 2 or an update counts unless its bytes are Yjs's empty update (`0 0`), and so
   * does RECEIPT; the count begins at 1, in the order sent. It starts anew with each connection and never runs ahead; after a refusal it
   * stands still until a whole sync step 2 of this connection was committed, then jumps past the refused messages.
   * A client that has too much to send for one message sends updates first and the last piece as the step 2. The count
   * does not cover what other people wrote and the server lacks: only its author may send it (see "stale").
   */
  SAVED: 100,
  /** Server -> client: `varUint 101, varString BoardNotice`. */
  NOTICE: 101,
  /**
   * Server -> client, before the notice "stale": `varUint 102, varUint8Array update`. The client's copy belongs to an
   * ended epoch; the update (V1) is that epoch's final document. What the copy has beyond it was never saved.
   */
  ENDED_EPOCH: 102,
  /**
   * Client -> server: `varUint 103`. Asks when everything that the document holds now is committed, whoever sent it and
   * on which connection. It is counted and changes nothing: SAVED covers it then. Also people who may not write may ask.
   */
  RECEIPT: 103,
} as const;

/**
 * writable / read-only: whether this connection's updates are taken now (role and phase). Comes first on every
 * connection and at every change; "read-only" is also the reply to an update that was sent nevertheless. When the
 * connection becomes writable a sync step 1 follows; once the client replies, updates refused before are applied.
 * not-saved: the database does not respond; the server keeps edits and retries.
 * saving: the database responds again; *saved* follows.
 * refused: the last update was not applied. If sending what is missing can help, a sync step 1 follows;
 * if none follows, the update cannot be applied now (too many records).
 * stale: the server will never accept all of this copy. Either it holds others' work that a crash lost, or updates
 * that were refused for good, or it belongs to an ended epoch. The client begins anew from the server's copy and makes
 * its person's own changes again. A connection that did not ask for notices is closed with STALE instead.
 */
export type BoardNotice = "writable" | "read-only" | "not-saved" | "saving" | "refused" | "stale";

/** Longest accepted message, in bytes. */
export const MAX_BOARD_MESSAGE_BYTES = 1024 * 1024;
/** Longest accepted awareness state, in bytes of JSON. */
export const MAX_AWARENESS_BYTES = 4096;

/** A connection's awareness state; the server sets `user` and overwrites whatever the client put there. */
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
