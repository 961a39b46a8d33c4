import type { PrismaClient } from "@casement/prisma/client";
import { ReplayCursor } from "@casement/shared/document/replay/replay-cursor";
import { ReplayLog } from "@casement/shared/document/replay/replay-log";
import type * as Y from "yjs";
import { readBoardTimeline } from "./board-timeline.js";
import { boardChunk, boardKeyframe } from "./read-playback-board.js";

/**
 * Reads the board as the player shows it at `t` (ms since the start) from the session log, without damaged updates, as
 * the player leaves them out. The caller destroys the document.
 */
export async function readBoardAt(
  prisma: PrismaClient,
  sessionId: string,
  span: { readonly startAt: number; readonly endAt: number },
  t: number,
): Promise<Y.Doc> {
  const board = await readBoardTimeline(prisma, sessionId, span, () => undefined);
  const log = new ReplayLog({ board, startAt: span.startAt });
  const cursor = new ReplayCursor(log);
  for (;;) {
    const { chunks, keyframes } = log.missing(t);
    for (const index of chunks) log.addChunk(index, await boardChunk(prisma, sessionId, index));
    for (const updates of keyframes) {
      const state = await boardKeyframe(prisma, sessionId, updates).catch(() => null);
      if (state === null) log.dropKeyframe(updates);
      else log.addKeyframe(updates, state);
    }
    const position = log.positionAt(t);
    // Damage found on the way may make other chunks and keyframes necessary: ask again.
    if (chunks.length + keyframes.length === 0 && position !== null && cursor.moveTo(position) !== null) {
      return cursor.doc;
    }
  }
}
