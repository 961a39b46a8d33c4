import { randomUUID } from "node:crypto";
import { statementsOf } from "@casement/prisma/client";
import { rebuildBoard } from "@casement/shared/document/epochs/rebuild-board";
import { epochClientId, FIRST_EPOCH } from "@casement/shared/document/schema";
import * as Y from "yjs";
import type { Grant } from "../../auth/find-grant.js";
import { insertSegments } from "../../board/storage/prisma-board-storage.js";
import { SERVER } from "../../board/validation/authors.js";
import type { Deps } from "../../deps.js";
import { authorise } from "../../domain/actor.js";
import { decideBranch } from "../../domain/branch-session.js";
import { readBoardAt } from "../../queries/playback/board-at.js";
import { beginRecord, type Owner } from "./create-session.js";

/**
 * Plans a retry: a session alone that begins at a second of a recording. The document as it was then (board and
 * worksheets) becomes the first update of the new one. Nothing is written to the original's log. `at`: ms since the
 * start of the interview. Throws FORBIDDEN, WRONG_PHASE, VALIDATION, CONFLICT.
 */
export async function branchSession(deps: Deps, owner: Owner, grant: Grant, at: number): Promise<string> {
  const { sessionId } = grant;
  const { state, events } = await deps.sessionLogs.load(sessionId);
  authorise(state, grant.participantId, "session.branch");
  const facts = decideBranch({ sessionId, events, at });
  const startAt = state.clock.startedAt ?? 0;
  const then = await readBoardAt(deps.prisma, sessionId, { startAt, endAt: state.clock.endedAt ?? startAt }, at);
  const board = rebuildBoard(then, FIRST_EPOCH);
  const update = Y.encodeStateAsUpdate(board);
  then.destroy();
  board.destroy();
  return beginRecord(deps, owner, facts, async (tx, branchId, now) => {
    await tx.session.update({ where: { id: branchId }, data: { branchedFromId: sessionId, branchedAtMs: at } });
    const first = { at: now, participantId: SERVER, newClients: [epochClientId(FIRST_EPOCH)], update };
    await insertSegments({ ...statementsOf(tx), boardSegment: tx.boardSegment }, [
      { key: randomUUID(), sessionId: branchId, epoch: FIRST_EPOCH, updates: [first] },
    ]);
  });
}
