import { rebuildBoard } from "@casement/shared/document/epochs/rebuild-board";
import * as Y from "yjs";
import type { Authors } from "../validation/authors.js";

/** What remains must be this much smaller than the history: the new epoch's first update is stored whole. */
const WORTHWHILE_SHARE = 0.5;
/** Every page load makes a clientID, and each takes room in every answer to a joiner. */
const FROM_CLIENTS = 200;

/** The first update of a board's next epoch: everything that the board shows, and nothing else. */
export interface NextEpoch {
  readonly epoch: number;
  /** The server's own clientID for this update. */
  readonly clientId: number;
  /** A V1 update. */
  readonly update: Uint8Array;
}

/**
 * Returns the board without its history; null while that is not worth an epoch. Throws if the result would show
 * anything else.
 */
export function compactBoard(doc: Y.Doc, authors: Authors, epoch: number, fromBytes: number): NextEpoch | null {
  const bytes = Y.encodeStateAsUpdate(doc).length;
  const crowded = authors.size >= FROM_CLIENTS;
  if (bytes < fromBytes && !crowded) return null;
  const rebuilt = rebuildBoard(doc, epoch + 1);
  const update = Y.encodeStateAsUpdate(rebuilt);
  const { clientID: clientId } = rebuilt;
  rebuilt.destroy();
  return crowded || update.length <= bytes * WORTHWHILE_SHARE ? { epoch: epoch + 1, clientId, update } : null;
}
