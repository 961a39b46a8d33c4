import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { foldEvents } from "@casement/shared/record/fold";
import { insertSegments } from "../board/board-store.js";
import type { Deps } from "../deps.js";
import { RECORD_FORMAT, RECORD_VERSION } from "../queries/export-record.js";
import { insertEvents } from "../record/event-rows.js";
import { type ParsedRecord, parseRecord } from "../record/parse-record.js";
import { planColumns, updateReadModel } from "../record/read-model.js";

/** The interview that bench/record-demo.mjs recorded. */
const DEMO = new URL("../../demo/twitter.ndjson.gz", import.meta.url);
const UPDATES_PER_SEGMENT = 50;

/**
 * Gives this account the demo recording: an ended session like any other, which its owner can delete. Of the record
 * only the ids are made anew. Answers the session's id.
 */
export async function addDemo({ prisma, ids }: Pick<Deps, "prisma" | "ids">, ownerId: string): Promise<string> {
  const record = withNewIds(gunzipSync(await readFile(DEMO)).toString("utf8"), () => ids.newId());
  const { sessionId, events } = record;
  const state = foldEvents(events);
  const { plan } = state;
  if (plan === null) throw new Error("the demo's record has no plan");
  await prisma.$transaction(async (tx) => {
    const createdAt = new Date(events[0]?.at ?? 0);
    await tx.session.create({ data: { id: sessionId, ownerId, createdAt, ...planColumns(plan) } });
    await tx.participant.createMany({
      data: Object.values(state.participants).map(({ id, role, name, color, joinedAt }) => ({
        ...{ id, sessionId, role, name, color, joinedAt: new Date(joinedAt) },
        userId: role === "owner" ? ownerId : null,
      })),
    });
    await insertEvents(tx, sessionId, events);
    await updateReadModel(tx, sessionId, events, state);
  });
  // One after the other: within a statement their order, which is that of the board's life, would be anybody's.
  for (const segment of segmentsOf(record)) await insertSegments(prisma, [segment]);
  return sessionId;
}

/** Ids are long and random, so that wherever one stands in the text it means the same. */
function withNewIds(text: string, newId: () => string): ParsedRecord {
  const { sessionId, events } = parseRecord(text, RECORD_FORMAT, RECORD_VERSION);
  const old = [sessionId, ...Object.keys(foldEvents(events).participants)];
  const renewed = old.reduce((all, id) => all.replaceAll(id, newId()), text);
  return parseRecord(renewed, RECORD_FORMAT, RECORD_VERSION);
}

function segmentsOf({ sessionId, updates }: ParsedRecord) {
  const segments = [];
  for (let start = 0; start < updates.length; ) {
    const epoch = updates[start]?.epoch ?? 1;
    const part = updates.slice(start, start + UPDATES_PER_SEGMENT).filter((update) => update.epoch === epoch);
    segments.push({ key: randomUUID(), sessionId, epoch, updates: part });
    start += part.length;
  }
  return segments;
}
