import { randomUUID } from "node:crypto";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Clock } from "../../platform/clock.js";
import type { Logger } from "../../platform/logger.js";
import { processorClock } from "../../platform/loop/processor-clock.js";
import { hashMoment } from "../../session-log/record-hash.js";
import type { BoardStorage } from "../storage/board-storage.js";
import { SERVER } from "../validation/authors.js";
import type { Aside } from "./aside/aside.js";
import type { BoardDocument } from "./board-document.js";
import type { NextEpoch } from "./compaction.js";

export interface UpkeepDeps {
  readonly storage: BoardStorage;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Whether the session still goes on: the log of an ended one gets no more updates. */
  readonly goesOn: (sessionId: string) => Promise<boolean>;
  /** The session's folded state as it is now. */
  readonly readState: (sessionId: string) => Promise<SessionState>;
  readonly aside: Aside;
}

/**
 * Saves a keyframe if one is due, and with it the hashes of what is live. A keyframe only saves time: the segments
 * before it hold the same. Returns the processor time that it took in ms, 0 if none was due.
 */
export async function saveKeyframe(
  { storage, logger, readState, aside }: Pick<UpkeepDeps, "storage" | "logger" | "readState" | "aside">,
  document: BoardDocument,
  now: boolean,
): Promise<number> {
  const began = processorClock.begin();
  const { sessionId } = document;
  let tookMs = 0;
  try {
    const kept = document.takeKeyframe(now, aside);
    if (kept === null) return 0;
    const { epoch, at, afterSegment, keyframe } = kept;
    tookMs = processorClock.since(began);
    await storage.saveKeyframe({ sessionId, epoch, at, afterSegment, state: await keyframe.encode() });
    const state = await readState(sessionId);
    const { hash: board, tookMs: hashMs } = await kept.board;
    await storage.saveHash(hashMoment({ sessionId, at, afterSegment, board, state }));
    tookMs += hashMs;
  } catch (error) {
    logger.warn({ err: error, sessionId }, "board keyframe or its hash not written");
  }
  // Also after a failure: a board too large to be hashed would be tried again and again.
  document.restFromKeyframes(tookMs);
  return tookMs;
}

/** Packs the updates of a document that everybody has left, to save disk space, until it is aborted. */
export async function tidyRecord(
  { storage, logger }: Pick<UpkeepDeps, "storage" | "logger">,
  sessionId: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    await storage.pack(sessionId, signal);
  } catch (error) {
    logger.warn({ err: error, sessionId }, "board record not packed");
  }
}

/** A document without its history, as it was after so many changes. */
export interface PreparedEpoch {
  readonly document: BoardDocument;
  readonly next: NextEpoch;
  readonly changes: number;
}

/**
 * Rebuilds a document that everybody has left without its history, if that pays (docs/decisions/0005). The document may
 * be used meanwhile.
 */
export async function prepareNextEpoch(
  { logger, goesOn, aside }: UpkeepDeps,
  document: BoardDocument,
): Promise<PreparedEpoch | null> {
  const { sessionId } = document;
  try {
    if (!(await goesOn(sessionId))) return null;
    const { changes } = document;
    const next = await document.compact(aside);
    return next === null ? null : { document, next, changes };
  } catch (error) {
    logger.warn({ err: error, sessionId }, "board not compacted");
    return null;
  }
}

/**
 * Begins the prepared epoch, unless the document changed or the session ended meanwhile. The document must not be used
 * afterwards: it may belong to an ended epoch.
 */
export async function beginNextEpoch(
  { storage, clock, logger, goesOn }: UpkeepDeps,
  { document, next, changes }: PreparedEpoch,
): Promise<void> {
  const { sessionId } = document;
  try {
    if (changes !== document.changes || !(await goesOn(sessionId))) return;
    const { epoch, clientId, update } = next;
    const first = { at: clock.now(), participantId: SERVER, update, newClients: [clientId] };
    await storage.append([{ key: randomUUID(), sessionId, epoch, updates: [first] }]);
    logger.info({ sessionId, epoch, bytes: update.length }, "board compacted");
  } catch (error) {
    logger.warn({ err: error, sessionId }, "board not compacted");
  }
}
