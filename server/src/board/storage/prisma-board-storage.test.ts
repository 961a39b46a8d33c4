import { randomUUID } from "node:crypto";
import { FIRST_EPOCH } from "@casement/shared/document/schema";
import { type Stage, seatCast, startStage } from "../../testing/session-stage.js";
import { createTestDatabase, type TestDatabase } from "../../testing/test-database.js";
import { testBoardStorage } from "./board-storage.testing.js";
import { PrismaBoardStorage } from "./prisma-board-storage.js";

let database: TestDatabase;
let stage: Stage;
let storage: PrismaBoardStorage;

beforeAll(async () => {
  database = await createTestDatabase();
  stage = await startStage(database.prisma);
  storage = new PrismaBoardStorage(database.prisma);
});
afterAll(async () => {
  await stage.stop();
  await database.close();
});

const createSession = async () => (await seatCast(stage.deps)).sessionId;

testBoardStorage(() => ({ storage, createSession }));

test("what a deleted session still had on its way is left out, and the others' is stored", async () => {
  const [gone, kept] = [await createSession(), await createSession()];
  await database.prisma.session.delete({ where: { id: gone } });
  const update = { at: 1000, participantId: "olive", update: Uint8Array.of(0, 0), newClients: [] };
  const segment = (sessionId: string) => ({ key: randomUUID(), sessionId, epoch: FIRST_EPOCH, updates: [update] });
  const ids = await storage.append([segment(gone), segment(kept)]);
  expect([...ids.keys()]).toEqual([kept]);
  expect((await storage.load(kept)).lastSegment).toBe(ids.get(kept));
});
