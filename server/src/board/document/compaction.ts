import * as Y from "yjs";
import type { StoredBoard } from "../storage/fold-rows.js";
import type { Aside } from "./aside/aside.js";
import type { Rebuilt } from "./aside/aside-work.js";

/** What remains must be this much smaller than the history: the new epoch's first update is stored whole. */
const WORTHWHILE_SHARE = 0.5;
/** Every page load makes a clientID, and each takes room in every answer to a joiner. */
const FROM_CLIENTS = 200;

/** The first update of a board's next epoch: everything that the board shows, and nothing else. */
export interface NextEpoch extends Rebuilt {
  readonly epoch: number;
}

/**
 * Returns the board without its history; null while that is not worth an epoch. Throws if the result would show
 * anything else.
 */
export async function compactBoard(
  doc: Y.Doc,
  { authors, epoch, fromBytes }: Pick<StoredBoard, "authors" | "epoch"> & { readonly fromBytes: number },
  aside: Aside,
): Promise<NextEpoch | null> {
  const state = Y.encodeStateAsUpdate(doc);
  const crowded = authors.size >= FROM_CLIENTS;
  if (state.length < fromBytes && !crowded) return null;
  const rebuilt = await aside.rebuild(doc, state, epoch + 1);
  const isWorthwhile = crowded || rebuilt.update.length <= state.length * WORTHWHILE_SHARE;
  return isWorthwhile ? { epoch: epoch + 1, ...rebuilt } : null;
}
