import { randomUUID } from "node:crypto";
import { systemClock } from "../../platform/clock.js";
import type { FakeClock } from "../../testing/fake-clock.js";
import { seatCast, startStage } from "../../testing/session-stage.js";
import { createTestDatabase, type TestDatabase } from "../../testing/test-database.js";
import { PrismaBoardStorage } from "./prisma-board-storage.js";
import { type BoardUpdate, decodeSegment } from "./segment.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test("BRD-18 a packed record holds the same updates at the same times and places, in few rows", async () => {
  const { prisma } = database;
  const storage = new PrismaBoardStorage(prisma);
  const stage = await startStage(prisma, systemClock as FakeClock);
  const { sessionId } = await seatCast(stage.deps);
  const rows = () => prisma.boardSegment.findMany({ where: { sessionId }, orderBy: { id: "asc" } });
  const updates = async () =>
    (await rows()).flatMap(({ at, epoch, bytes }) =>
      decodeSegment(at.getTime(), bytes).map((each) => ({ epoch, ...each })),
    );
  const places = new Map<bigint, number>();
  for (let number = 0; number < 30; number += 1) {
    // The clock is set back in between.
    const at = 1_000_000 + (number === 7 ? 20 : number * 100);
    const made: BoardUpdate = {
      at,
      participantId: `p${number % 2}`,
      update: Uint8Array.of(number, 1, 2),
      newClients: [number],
    };
    const epoch = number < 20 ? 1 : 2;
    const segments = await storage.append([
      { key: randomUUID(), sessionId, epoch, updates: [made, { ...made, at: at + 5 }] },
    ]);
    const afterSegment = segments.get(sessionId) as bigint;
    if (number % 10 === 4) {
      await storage.saveKeyframe({ sessionId, epoch, at, afterSegment, state: new Uint8Array() });
      places.set(afterSegment, 2 * (number + 1));
    }
  }
  const before = await updates();
  await storage.pack(sessionId);
  expect(await updates()).toEqual(before);
  const counts = new Map<bigint, number>();
  let total = 0;
  for (const { id, count } of await rows()) {
    total += count;
    counts.set(id, total);
  }
  for (const [id, count] of places) expect(counts.get(id)).toBe(count);
  // Up to each keyframe, up to the epoch's end, and the five after the last keyframe as they were.
  expect(await rows()).toHaveLength(4 + 5);
  await storage.pack(sessionId);
  expect(await updates()).toEqual(before);
  await stage.stop();
});

test("BRD-18 keyframes that stand close together are thinned, the newest of each epoch stays, and hashes stay", async () => {
  const { prisma } = database;
  const storage = new PrismaBoardStorage(prisma);
  const stage = await startStage(prisma, systemClock as FakeClock);
  const { sessionId } = await seatCast(stage.deps);
  const hash = { state: new Uint8Array(32), board: new Uint8Array(32), version: 1, seq: 1 };
  for (let number = 1; number <= 40; number += 1) {
    const updates = Array.from({ length: 100 }, (_none, index): BoardUpdate => {
      return { at: number * 1000 + index, participantId: "p", update: Uint8Array.of(1), newClients: [] };
    });
    const epoch = number <= 25 ? 1 : 2;
    const segments = await storage.append([{ key: randomUUID(), sessionId, epoch, updates }]);
    const place = { sessionId, afterSegment: segments.get(sessionId) as bigint };
    await storage.saveKeyframe({ ...place, epoch, at: number * 1000, state: new Uint8Array() });
    await prisma.recordHash.create({ data: { ...place, ...hash, at: new Date(number * 1000) } });
  }
  const kept = async () =>
    (await prisma.boardKeyframe.findMany({ where: { sessionId }, orderBy: { id: "asc" } })).map(
      ({ at }) => at.getTime() / 1000,
    );
  await storage.pack(sessionId);
  expect(await kept()).toEqual([8, 16, 24, 25, 33, 40]);
  await storage.pack(sessionId);
  expect(await kept()).toEqual([8, 16, 24, 25, 33, 40]);
  expect(await prisma.recordHash.count({ where: { sessionId } })).toBe(40);
  await stage.stop();
});
