import { createPrisma } from "@casement/prisma/client";
import { MESSAGE } from "@casement/shared/contract/board-wire";
import { CLOSE } from "@casement/shared/contract/close-codes";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { BOARD_LIMITS, type BoardLimits } from "../../../board/board-limits.js";
import { PrismaBoardStorage } from "../../../board/storage/prisma-board-storage.js";
import { receiptRequest, syncMessage } from "../../../testing/board-messages.js";
import { type BoardStage, startBoardStage, startInterview } from "../../../testing/board-stage.js";
import { startCutOff } from "../../../testing/cut-off.js";
import { rawBoardSocket } from "../../../testing/raw-board-socket.js";
import { type Cast, seatCast } from "../../../testing/session-stage.js";
import { createTestDatabase, type TestDatabase } from "../../../testing/test-database.js";

const [STEP_2, UPDATE] = [1, 2];
const EMPTY = Uint8Array.of(0, 0);

let database: TestDatabase;
let stage: BoardStage;
let cast: Cast;
let way: Awaited<ReturnType<typeof startCutOff>>;
let prisma: ReturnType<typeof createPrisma>;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** Starts an interview on a server whose database can be cut off. */
async function begin(limits: Partial<BoardLimits> = {}): Promise<void> {
  way = await startCutOff(database.url);
  prisma = createPrisma(way.url, { maxConnections: 3 });
  stage = await startBoardStage(prisma, { ...BOARD_LIMITS, ...limits });
  cast = await seatCast(stage.deps);
  await startInterview(stage, cast.sessionId);
}
afterEach(async () => {
  await stage.stop();
  await prisma.$disconnect();
  await way.cut();
});

/** Updates that each add a shape, in order. */
function drawing(...ids: string[]): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const id of ids) doc.getMap("records").set(id, new Y.Map<unknown>([["_", { id, typeName: "shape" }]]));
  return updates;
}

async function recorded(): Promise<string[]> {
  const { doc } = await new PrismaBoardStorage(database.prisma).load(cast.sessionId);
  return [...doc.getMap("records").keys()].filter((id) => id.startsWith("shape:")).sort();
}

/** Lets no update be committed, while everything can be read, until the returned function is called. */
async function holdCommits(): Promise<() => Promise<void>> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let ended: Promise<unknown> = Promise.resolve();
  await new Promise<void>((locked) => {
    ended = database.prisma.$transaction(
      async (transaction) => {
        await transaction.$executeRaw`LOCK TABLE "BoardSegment" IN EXCLUSIVE MODE`;
        locked();
        await released;
      },
      { timeout: 60_000 },
    );
  });
  return async () => {
    release();
    await ended;
  };
}

type RawSocket = Awaited<ReturnType<typeof rawBoardSocket>>;

/** Resolves once the server has dealt with all that was sent before: it sends its state after that. */
async function dealtWith({ ws, count, until }: RawSocket): Promise<void> {
  const before = count(MESSAGE.SYNC, STEP_2);
  ws.send(syncMessage(0, Uint8Array.of(0)));
  await until(() => count(MESSAGE.SYNC, STEP_2) > before);
}

test("BRD-122 a receipt is acknowledged with what was sent before it, also to people who may not write", async () => {
  await begin();
  const [owner, observer] = await Promise.all([cast.owner, cast.observer].map((who) => rawBoardSocket(stage, who)));
  if (owner === undefined || observer === undefined) throw new Error("nobody came");
  const [first] = drawing("shape:a") as [Uint8Array];
  owner.ws.send(syncMessage(UPDATE, first));
  owner.ws.send(receiptRequest());
  await owner.until(() => owner.savedCount() === 2);
  expect(await recorded()).toEqual(["shape:a"]);
  observer.ws.send(receiptRequest());
  await observer.until(() => observer.savedCount() === 1);
});

test.each([
  ["a receipt", () => receiptRequest()],
  [
    "an update that the server has, as pages before receipts sent it,",
    (known: Uint8Array) => syncMessage(UPDATE, known),
  ],
])("BRD-122 after a reconnect %s waits for what the old connection and other people sent", async (_what, request) => {
  await begin();
  const old = await rawBoardSocket(stage, cast.owner);
  const candidate = await rawBoardSocket(stage, cast.candidate);
  const [first, second, third] = drawing("shape:a", "shape:b", "shape:c") as [Uint8Array, Uint8Array, Uint8Array];
  old.ws.send(syncMessage(UPDATE, first));
  await old.until(() => old.savedCount() === 1);
  const letCommit = await holdCommits();
  // Half of the batch is acknowledged when the connection is lost, and all of it is in the server's memory.
  old.ws.send(syncMessage(UPDATE, second));
  old.ws.send(syncMessage(UPDATE, third));
  candidate.ws.send(syncMessage(UPDATE, (drawing("shape:theirs") as [Uint8Array])[0]));
  await Promise.all([old, candidate].map(dealtWith));
  expect(old.savedCount()).toBe(1);
  old.ws.terminate();
  const again = await rawBoardSocket(stage, cast.owner);
  await again.until(() => again.questions() === 1);
  again.ws.send(syncMessage(STEP_2, EMPTY));
  again.ws.send(request(first));
  await dealtWith(again);
  expect(again.savedCount()).toBe(0);
  expect(await recorded()).toEqual(["shape:a"]);
  await letCommit();
  await again.until(() => again.savedCount() === 1);
  expect(await recorded()).toEqual(["shape:a", "shape:b", "shape:c", "shape:theirs"]);
});

test("BRD-122 a receipt that follows a refused update waits for the answer that brings it again", async () => {
  await begin();
  const owner = await rawBoardSocket(stage, cast.owner);
  await owner.until(() => owner.questions() === 1);
  const [first, second, third] = drawing("shape:a", "shape:b", "shape:c") as [Uint8Array, Uint8Array, Uint8Array];
  owner.ws.send(syncMessage(STEP_2, EMPTY));
  owner.ws.send(syncMessage(UPDATE, first));
  owner.ws.send(syncMessage(UPDATE, third));
  owner.ws.send(receiptRequest());
  await owner.until(() => owner.questions() === 2 && owner.savedCount() === 1);
  // What somebody else saves meanwhile does not move the count.
  const candidate = await rawBoardSocket(stage, cast.candidate);
  candidate.ws.send(syncMessage(UPDATE, (drawing("shape:theirs") as [Uint8Array])[0]));
  await candidate.until(() => candidate.savedCount() === 1);
  await dealtWith(owner);
  expect(owner.savedCount()).toBe(1);
  expect(await recorded()).toEqual(["shape:a", "shape:theirs"]);
  owner.ws.send(syncMessage(STEP_2, Y.mergeUpdates([second, third])));
  await owner.until(() => owner.savedCount() === 4);
  expect(await recorded()).toEqual(["shape:a", "shape:b", "shape:c", "shape:theirs"]);
});

test("BRD-122 a flood of receipts while the database is away is cut off, and costs nobody else their edits", async () => {
  await begin({ frames: [200, 400], patienceMs: 400 });
  const owner = await rawBoardSocket(stage, cast.owner);
  const flooder = await rawBoardSocket(stage, cast.candidate);
  await way.cut();
  owner.ws.send(syncMessage(UPDATE, (drawing("shape:a") as [Uint8Array])[0]));
  await dealtWith(owner);
  const flood = () => {
    if (flooder.ws.readyState !== WebSocket.OPEN) return;
    for (let sent = 0; sent < 100; sent += 1) flooder.ws.send(receiptRequest());
    setImmediate(flood);
  };
  flood();
  expect(await flooder.closed).toBe(CLOSE.ABUSE);
  expect(flooder.count(MESSAGE.SAVED)).toBe(0);
  expect(owner.savedCount()).toBe(0);
  await way.mend();
  await owner.until(() => owner.savedCount() === 1);
  expect(await recorded()).toEqual(["shape:a"]);
});

test("BRD-122 many receipts at once get one answer for each turn of the loop, not one each", async () => {
  await begin();
  const owner = await rawBoardSocket(stage, cast.owner);
  await dealtWith(owner);
  const wire = (owner.ws as unknown as { _socket: { cork(): void; uncork(): void } })._socket;
  wire.cork();
  for (let sent = 0; sent < 100; sent += 1) owner.ws.send(receiptRequest());
  wire.uncork();
  await owner.until(() => owner.savedCount() === 100);
  expect(owner.count(MESSAGE.SAVED)).toBeLessThan(10);
});
