import { randomUUID } from "node:crypto";
import type { PrismaClient } from "@casement/prisma/client";
import type { BoardRecord } from "@casement/shared/document/records/board-record";
import { writeRecord } from "@casement/shared/document/records/write-record";
import { epochClientId, FIRST_EPOCH, recordsOf, seedBoard } from "@casement/shared/document/schema";
import * as Y from "yjs";
import { PrismaBoardStorage } from "../../server/src/board/storage/prisma-board-storage.js";
import { SERVER } from "../../server/src/board/validation/authors.js";

/**
 * Writes shape records into a session log past the server, as one that refused nothing would have left them. Nobody may
 * have opened the board yet.
 */
export async function writeOldRecord(prisma: PrismaClient, sessionId: string, records: readonly BoardRecord[]) {
  const { id: participantId } = await prisma.participant.findFirstOrThrow({ where: { sessionId, role: "owner" } });
  const at = Date.now();
  const seed = new Y.Doc();
  seed.clientID = epochClientId(FIRST_EPOCH);
  seedBoard(seed);
  const drawn = new Y.Doc();
  drawn.transact(() => {
    for (const record of records) writeRecord(recordsOf(drawn), record);
  });
  const update = (participantId: string, doc: Y.Doc) => ({
    at,
    participantId,
    newClients: [doc.clientID],
    update: Y.encodeStateAsUpdate(doc),
  });
  const updates = [update(SERVER, seed), update(participantId, drawn)];
  const segment = { key: randomUUID(), sessionId, epoch: FIRST_EPOCH, updates };
  await new PrismaBoardStorage(prisma).append([segment]);
}
