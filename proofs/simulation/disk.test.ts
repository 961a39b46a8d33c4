import { randomUUID } from "node:crypto";
import { FIRST_EPOCH } from "@casement/shared/document/schema";
import { seededRandom } from "@casement/shared/testing/seeded-random";
import { testBoardStorage } from "../../server/src/board/storage/board-storage.testing.js";
import { Disk, QUICK_MS } from "./disk.js";
import { VirtualTime } from "./virtual-time.js";

let disk: Disk;
let isRunning = false;
let running: Promise<void>;

beforeEach(() => {
  const time = new VirtualTime();
  disk = new Disk(time, seededRandom(1));
  isRunning = true;
  running = (async () => {
    while (isRunning) await time.pass(QUICK_MS);
  })();
});
afterEach(async () => {
  isRunning = false;
  await running;
});

const createSession = () => Promise.resolve(randomUUID());

testBoardStorage(() => ({ storage: disk, createSession }));

test("a commit that fails was made or not, and the same segment tried again is there once", async () => {
  const sessionId = await createSession();
  const update = { at: 1000, participantId: "olive", update: Uint8Array.of(0, 0), newClients: [] };
  const made: number[] = [];
  for (let tries = 1; tries <= 20; tries += 1) {
    const segment = { key: randomUUID(), sessionId, epoch: FIRST_EPOCH, updates: [update] };
    disk.faultsPerMille = 1000;
    await expect(disk.append([segment])).rejects.toThrow("did not answer");
    made.push((await disk.load(sessionId)).segmentsSinceKeyframe - (tries - 1));
    disk.faultsPerMille = 0;
    await disk.append([segment]);
    expect((await disk.load(sessionId)).segmentsSinceKeyframe).toBe(tries);
  }
  expect(new Set(made)).toEqual(new Set([0, 1]));
});
