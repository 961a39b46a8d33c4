import { randomUUID } from "node:crypto";
import { systemClock } from "../../platform/clock.js";
import type { FakeClock } from "../../testing/fake-clock.js";
import { type Stage, seatCast, startStage } from "../../testing/session-stage.js";
import { createTestDatabase, type TestDatabase } from "../../testing/test-database.js";
import { packRecord } from "./packing.js";
import { type RecordedSegment, readSegments } from "./recorded-segments.js";
import { type BoardUpdate, encodeSegment } from "./segment.js";

const STARTED_AT = 1_000_000;
/** More than one page. */
const ROWS = 1_300;
/** No page ends where a packed row does. */
const UPDATES_IN_ROW = 7;

let database: TestDatabase;
let stage: Stage;
beforeAll(async () => {
  database = await createTestDatabase();
  stage = await startStage(database.prisma, systemClock as FakeClock);
});
afterAll(async () => {
  await stage.stop();
  await database.close();
});

/** A record with a second epoch, and keyframes so close together that packing thins them. */
async function record(): Promise<string> {
  const { prisma } = database;
  const { sessionId } = await seatCast(stage.deps);
  const epochOf = (row: number) => (row < 1_100 ? 1 : 2);
  await prisma.boardSegment.createMany({
    data: Array.from({ length: ROWS }, (_none, row) => {
      const at = STARTED_AT + row * 10;
      const updates = Array.from({ length: UPDATES_IN_ROW }, (_no, index): BoardUpdate => {
        const update = Uint8Array.of(row >> 8, row & 255, index);
        return { at: at + index, participantId: `p${row % 2}`, update, newClients: [] };
      });
      const bytes = Uint8Array.from(encodeSegment(at, updates));
      return { key: randomUUID(), sessionId, epoch: epochOf(row), at: new Date(at), count: updates.length, bytes };
    }),
  });
  const ids = await prisma.boardSegment.findMany({
    where: { sessionId },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  await prisma.boardKeyframe.createMany({
    data: ids.flatMap(({ id }, row) => {
      if (row % 60 !== 59 && row !== ROWS - 1) return [];
      const at = new Date(STARTED_AT + row * 10);
      return [{ sessionId, epoch: epochOf(row), at, afterSegment: id, state: new Uint8Array() }];
    }),
  });
  return sessionId;
}

interface Reading {
  /** How often packing happens, and after how many rows that were read. */
  readonly packedAfter: readonly number[];
}

async function read(sessionId: string, { packedAfter }: Reading) {
  const segments: RecordedSegment[] = [];
  for await (const segment of readSegments(database.prisma, sessionId)) {
    segments.push(segment);
    if (packedAfter.includes(segments.length)) await packRecord(database.prisma, sessionId);
  }
  return segments;
}

/** Everything about each update, short enough to be compared by the thousand. */
const updatesOf = (segments: readonly RecordedSegment[]) =>
  segments.flatMap(({ epoch, updates }) =>
    (updates ?? []).map(({ at, participantId, update }) => `${epoch} ${at} ${participantId} ${update.join()}`),
  );

test.each([
  { packedAfter: [1] },
  { packedAfter: [1_000] },
  // The second packing joins rows over keyframes that the first one left out.
  { packedAfter: [1, 1_001] },
  { packedAfter: [999, 1_000, 1_002, 1_003] },
])("BRD-128 whoever reads a record that is packed after $packedAfter rows gets each update once", async (reading) => {
  const sessionId = await record();
  const before = await read(sessionId, { packedAfter: [] });
  const segments = await read(sessionId, reading);
  expect(segments.length).toBeLessThan(ROWS);
  const [updates, live] = [updatesOf(segments), updatesOf(before)];
  expect(updates.length).toBe(live.length);
  expect(updates.filter((update, place) => update !== live[place])).toEqual([]);
  let reached = 0;
  for (const { before: place, count, updates } of segments) {
    expect([place, updates?.length]).toEqual([reached, count]);
    reached += count;
  }
  expect(reached).toBe(ROWS * UPDATES_IN_ROW);
});

test("BRD-128 a packed row that cannot be read lacks only what was not read before", async () => {
  const sessionId = await record();
  const segments: RecordedSegment[] = [];
  for await (const segment of readSegments(database.prisma, sessionId)) {
    segments.push(segment);
    if (segments.length !== 1) continue;
    await packRecord(database.prisma, sessionId);
    await database.prisma.boardSegment.updateMany({ where: { sessionId }, data: { bytes: new Uint8Array() } });
  }
  const lost = segments.filter(({ updates }) => updates === null);
  expect(lost.length).toBeGreaterThan(1);
  expect(segments.reduce((sum, { count }) => sum + count, 0)).toBe(ROWS * UPDATES_IN_ROW);
});

test("BRD-128 reading ends when the session is deleted meanwhile", async () => {
  const sessionId = await record();
  let rows = 0;
  for await (const _segment of readSegments(database.prisma, sessionId)) {
    rows += 1;
    if (rows === 1) await database.prisma.session.delete({ where: { id: sessionId } });
  }
  expect(rows).toBe(1_000);
});
