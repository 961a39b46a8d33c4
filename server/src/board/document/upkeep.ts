import { randomUUID } from "node:crypto";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Clock } from "../../platform/clock.js";
import type { Logger } from "../../platform/logger.js";
import { processorClock } from "../../platform/loop/processor-clock.js";
import { hashMoment } from "../../session-log/record-hash.js";
import type { BoardStorage } from "../storage/board-storage.js";
import { SERVER } from "../validation/authors.js";
import type { BoardDocument } from "./board-document.js";

export interface UpkeepDeps {
  readonly storage: BoardStorage;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Whether the session still goes on: the log of an ended one gets no more updates. */
  readonly goesOn: (sessionId: string) => Promise<boolean>;
  /** The session's folded state as it is now. */
  readonly readState: (sessionId: string) => Promise<SessionState>;
}

/**
 * Saves a keyframe if one is due, and with it the hashes of what is live. A keyframe only saves time: the segments
 * before it hold the same. Returns the processor time that it took in ms, 0 if none was due.
 */
export async function saveKeyframe(
  { storage, logger, readState }: Pick<UpkeepDeps, "storage" | "logger" | "readState">,
  document: BoardDocument,
  now: boolean,
): Promise<number> {
  const began = processorClock.begin();
  const keyframe = document.takeKeyframe(now);
  if (keyframe === null) return 0;
  const { sessionId } = document;
  const { epoch, at, afterSegment } = keyframe;
  // In the same turn as the keyframe, which holds nothing drawn later.
  const board = document.fold();
  const rows = document.rows();
  let tookMs = processorClock.since(began);
  try {
    await storage.saveKeyframe({ sessionId, epoch, at, afterSegment, state: await keyframe.state() });
    const state = await readState(sessionId);
    const { hash, tookMs: hashMs } = await hashMoment({ sessionId, at, afterSegment, board, rows, state });
    await storage.saveHash(hash);
    tookMs += hashMs;
    document.restFromKeyframes(tookMs);
  } catch (error) {
    logger.warn({ err: error, sessionId }, "board keyframe not written");
  }
  return tookMs;
}

/** Packs the updates of a document that everybody has left, to save disk space. */
export async function tidyRecord({ storage, logger }: UpkeepDeps, { sessionId }: BoardDocument): Promise<void> {
  try {
    await storage.pack(sessionId);
  } catch (error) {
    logger.warn({ err: error, sessionId }, "board record not packed");
  }
}

/**
 * Drops the history of a document that everybody has left, if that pays (docs/decisions/0005). The document must not be
 * used afterwards: it may belong to an ended epoch.
 */
export async function beginNextEpoch(
  { storage, clock, logger, goesOn }: UpkeepDeps,
  document: BoardDocument,
): Promise<void> {
  const { sessionId } = document;
  try {
    const next = document.compacted();
    if (next === null || !(await goesOn(sessionId))) return;
    const { epoch, clientId, update } = next;
    const first = { at: clock.now(), participantId: SERVER, update, newClients: [clientId] };
    await storage.append([{ key: randomUUID(), sessionId, epoch, updates: [first] }]);
    logger.info({ sessionId, epoch, bytes: update.length }, "board compacted");
  } catch (error) {
    logger.warn({ err: error, sessionId }, "board not compacted");
  }
}
