import type { PrismaClient } from "@casement/prisma/client";
import { FIRST_EPOCH } from "@casement/shared/document/schema";
import type * as Y from "yjs";
import { loadBoard } from "../../server/src/board/storage/board-store.js";

/** Reads a board's documents from the database, past the server: one for each epoch, the present one last. */
export async function readEpochs(
  prisma: PrismaClient,
  sessionId: string,
): Promise<[...ended: Y.Doc[], present: Y.Doc]> {
  const { doc: present, epoch: last } = await loadBoard(prisma, sessionId);
  const ended: Y.Doc[] = [];
  for (let epoch = FIRST_EPOCH; epoch < last; epoch += 1) ended.push((await loadBoard(prisma, sessionId, epoch)).doc);
  return [...ended, present];
}
