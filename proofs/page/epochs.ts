import { FIRST_EPOCH } from "@casement/shared/document/schema";
import type * as Y from "yjs";
import type { BoardStorage } from "../../server/src/board/storage/board-storage.js";

/** Reads a board's documents from the database, past the server: one for each epoch, the present one last. */
export async function readEpochs(
  storage: BoardStorage,
  sessionId: string,
): Promise<[...ended: Y.Doc[], present: Y.Doc]> {
  const { doc: present, epoch: last } = await storage.load(sessionId);
  const ended: Y.Doc[] = [];
  for (let epoch = FIRST_EPOCH; epoch < last; epoch += 1) ended.push((await storage.load(sessionId, epoch)).doc);
  return [...ended, present];
}
