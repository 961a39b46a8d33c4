import { randomUUID } from "node:crypto";
import { encodeViews } from "@casement/shared/playback/view-codec";
import { packSegment } from "../board/segment.js";
import type { Deps } from "../deps.js";
import type { CheckedRecord } from "../record/check-record.js";
import { insertEvents } from "../record/event-rows.js";
import { planColumns, updateReadModel } from "../record/read-model.js";
import { HASH_VERSION } from "../record/record-hash.js";
import { refuseRecord } from "../record/refuse-record.js";
import type { Transaction } from "../record/session-rooms.js";

/** Thousands of rows: longer than a command's transaction may take. */
const TRANSACTION = { maxWait: 10_000, timeout: 60_000 } as const;
const EVENTS_AT_ONCE = 500;
/** Half a minute of a few people, as they are recorded live. */
const VIEWS_A_ROW = 100;

export interface KeptAs {
  readonly ownerId: string;
  readonly createdAt: Date;
  /** null for a record that comes with Casement. */
  readonly importedAt: Date | null;
}

/**
 * Keeps a checked record as an ended session of this account, all of it or nothing. Of the people only names come
 * along; this account takes the owner's place. `write` runs in the same transaction.
 */
export async function keepRecord(
  { prisma }: Pick<Deps, "prisma">,
  record: CheckedRecord,
  { ownerId, ...dates }: KeptAs,
  write?: (tx: Transaction) => Promise<void>,
): Promise<void> {
  const { sessionId, events, state } = record;
  const { plan } = state;
  if (plan === null) throw refuseRecord("invalid", "The record has no plan.");
  await prisma.$transaction(async (tx) => {
    await tx.session.create({ data: { id: sessionId, ownerId, ...dates, ...planColumns(plan) } });
    await tx.participant.createMany({
      data: Object.values(state.participants).map(({ id, role, name, color, joinedAt }) => ({
        ...{ id, sessionId, role, name, color, joinedAt: new Date(joinedAt) },
        userId: role === "owner" ? ownerId : null,
      })),
    });
    for (let from = 0; from < events.length; from += EVENTS_AT_ONCE)
      await insertEvents(tx, sessionId, events.slice(from, from + EVENTS_AT_ONCE));
    await updateReadModel(tx, sessionId, events, state);
    await keepBoard(tx, record);
    await keepViews(tx, record);
    await write?.(tx);
  }, TRANSACTION);
}

async function keepViews(tx: Transaction, { sessionId, views }: CheckedRecord): Promise<void> {
  const rows: { sessionId: string; at: Date; bytes: Uint8Array<ArrayBuffer> }[] = [];
  for (let from = 0; from < views.length; from += VIEWS_A_ROW) {
    const samples = views.slice(from, from + VIEWS_A_ROW);
    rows.push({ sessionId, at: new Date(samples[0]?.at ?? 0), bytes: encodeViews(samples) });
  }
  await tx.viewSegment.createMany({ data: rows });
}

/** One row after the other: their ids are the order of the board's life. */
async function keepBoard(tx: Transaction, { sessionId, segments, hashes }: CheckedRecord): Promise<void> {
  const waiting = hashes.toSorted((a, b) => a.boardUpdates - b.boardUpdates);
  let afterSegment = 0n;
  const keepHashes = async (until: number) => {
    const count = waiting.findIndex(({ boardUpdates }) => boardUpdates > until);
    for (const { at, seq, board, state } of waiting.splice(0, count < 0 ? waiting.length : count)) {
      const place = { sessionId, at: new Date(at), afterSegment, seq };
      await tx.recordHash.create({ data: { ...place, board, state, version: HASH_VERSION } });
    }
  };
  await keepHashes(0);
  for (const { epoch, updates, keyframe, until } of segments) {
    // Offsets only grow: a clock that was set back must not change an update's time.
    const at = updates.reduce((earliest, update) => Math.min(earliest, update.at), updates[0]?.at ?? 0);
    const row = { sessionId, key: randomUUID(), epoch, at: new Date(at), count: updates.length };
    const { id } = await tx.boardSegment.create({ data: { ...row, bytes: packSegment(at, updates) } });
    afterSegment = id;
    if (keyframe !== null) {
      const { state, at: then } = keyframe;
      await tx.boardKeyframe.create({ data: { sessionId, at: new Date(then), afterSegment, epoch, state } });
    }
    await keepHashes(until);
  }
}
