import { randomUUID } from "node:crypto";
import type { PrismaClient } from "@casement/prisma/client";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Clock } from "../../platform/clock.js";
import type { Logger } from "../../platform/logger.js";
import { logHash } from "../../session-log/record-hash.js";
import { insertKeyframe, insertSegments } from "../storage/board-store.js";
import { packRecord } from "../storage/packing.js";
import { SERVER } from "../validation/authors.js";
import type { BoardDocument } from "./board-document.js";

export interface UpkeepDeps {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Whether a session's record still goes on: what is over is not added to. */
  readonly goesOn: (sessionId: string) => Promise<boolean>;
  /** The session's folded state as it is now. */
  readonly readState: (sessionId: string) => Promise<SessionState>;
}

/**
 * A keyframe when one is due, and beside it the hashes of what is live. A keyframe only saves time: without it the
 * segments say the same.
 */
export async function saveKeyframe(
  { prisma, logger, readState }: Pick<UpkeepDeps, "prisma" | "logger" | "readState">,
  document: BoardDocument,
  now: boolean,
): Promise<void> {
  const began = performance.now();
  const keyframe = document.takeKeyframe(now);
  if (keyframe === null) return;
  const { sessionId } = document;
  const { at, afterSegment } = keyframe;
  // In the same turn as the keyframe: what is drawn from here on is not in it.
  const board = document.fold();
  const rows = document.rows();
  const tookMs = performance.now() - began;
  try {
    await insertKeyframe(prisma, { sessionId, ...keyframe });
    const state = await readState(sessionId);
    const hashMs = await logHash(prisma, { sessionId, at, afterSegment, board, rows, state });
    document.restFromKeyframes(tookMs + hashMs);
  } catch (error) {
    logger.warn({ err: error, sessionId }, "board keyframe not written");
  }
}

/** Makes the record of a document that everybody has left small on disk. */
export async function tidyRecord({ prisma, logger }: UpkeepDeps, { sessionId }: BoardDocument): Promise<void> {
  try {
    await packRecord(prisma, sessionId);
  } catch (error) {
    logger.warn({ err: error, sessionId }, "board record not packed");
  }
}

/**
 * Leaves the history of a document that everybody has left behind, when it pays (docs/decisions/0005). It must not be used
 * afterwards: it may be of an ended epoch.
 */
export async function beginNextEpoch(
  { prisma, clock, logger, goesOn }: UpkeepDeps,
  document: BoardDocument,
): Promise<void> {
  const { sessionId } = document;
  try {
    const next = document.compacted();
    if (next === null || !(await goesOn(sessionId))) return;
    const { epoch, clientId, update } = next;
    const first = { at: clock.now(), participantId: SERVER, update, newClients: [clientId] };
    await insertSegments(prisma, [{ key: randomUUID(), sessionId, epoch, updates: [first] }]);
    logger.info({ sessionId, epoch, bytes: update.length }, "board compacted");
  } catch (error) {
    logger.warn({ err: error, sessionId }, "board not compacted");
  }
}
