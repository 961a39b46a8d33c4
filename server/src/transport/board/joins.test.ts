import type { Socket } from "node:net";
import * as Y from "yjs";
import { syncMessage } from "../../testing/board-messages.js";
import { BoardTests } from "../../testing/board-tests.js";
import { rawBoardSocket } from "../../testing/raw-board-socket.js";

const KIB = 1024;
const STEP_1 = 0;
const RATES = { frames: [1e6, 1e6], bytes: [1e9, 1e9], processorMs: [1e6, 1e6] } as const;
/** Limits that nobody reaches. */
const UNHURRIED = { ...RATES, signIn: RATES, address: RATES } as const;

const board = new BoardTests();

test("BRD-127 whoever joins while others draw has all that was saved before as soon as they are synced", async () => {
  await board.begin(UNHURRIED);
  const owner = await board.enter(board.cast.owner).joined();
  const interviewer = await board.enter(board.cast.interviewer).joined();
  for (let round = 0; round < 12; round += 1) {
    // More and more in between, until the answer is made anew.
    for (let index = 0; index < round ** 2; index += 1) {
      const writer = index % 2 === 0 ? owner : interviewer;
      writer.draw(`shape:${round}-${index}`);
      if (index % 5 === 4) writer.records.delete(`shape:${round}-${index}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    for (const writer of [owner, interviewer]) await writer.until(({ allSaved }) => allSaved);
    const joined = await Promise.all([1, 2].map(() => board.enter(board.cast.candidate).joined()));
    await owner.until(({ records }) => records.size === interviewer.records.size);
    for (const candidate of joined) {
      expect(candidate.records.toJSON()).toEqual(owner.records.toJSON());
      candidate.close();
    }
  }
});

test("BRD-127 a board larger than what may be unread reaches whoever reads slowly", async () => {
  await board.begin({ ...UNHURRIED, unreadBytes: 64 * KIB });
  const owner = await board.enter(board.cast.owner).joined();
  for (let index = 0; index < 60; index += 1) {
    owner.draw(`shape:${index}`, { typeName: "shape", props: { text: "x".repeat(200 * KIB) } });
    await owner.until(({ allSaved }) => allSaved);
  }
  const sockets: Socket[] = [];
  board.stage.httpServer.on("connection", (socket) => sockets.push(socket));
  const { ws, closed } = await rawBoardSocket(board.stage, board.cast.candidate);
  const reader = sockets.at(-1) as Socket;
  ws.pause();
  ws.send(syncMessage(STEP_1, Uint8Array.from([0])));
  while (reader.writableLength < 64 * KIB) await new Promise((resolve) => setImmediate(resolve));
  for (let index = 0; index < 3; index += 1) {
    owner.draw(`shape:meanwhile-${index}`);
    await owner.until(({ allSaved }) => allSaved);
  }
  let bytes = 0;
  const all = new Promise<void>((resolve) => {
    ws.on("message", (data: Buffer) => {
      bytes += data.length;
      if (data.includes("shape:meanwhile-2")) resolve();
    });
  });
  ws.resume();
  await Promise.race([all, closed.then((code) => Promise.reject(new Error(`closed with ${code}`)))]);
  expect(bytes).toBeGreaterThan(60 * 200 * KIB);
  ws.terminate();
});

test("BRD-127 an ended epoch larger than what may be unread reaches a slow copy, which is told to begin anew", async () => {
  await board.begin({ ...UNHURRIED, unreadBytes: 64 * KIB, unloadAfterMs: 0, compactFromBytes: 0 });
  const owner = await board.enter(board.cast.owner).joined();
  // A board on which so many pages were loaded is rebuilt, however much of it is left.
  const { clientID } = owner.doc;
  for (let index = 0; index < 200; index += 1) {
    owner.doc.clientID += 1;
    owner.draw(`shape:${index}`, { typeName: "shape", props: { text: "x".repeat((index < 60 ? 200 : 0) * KIB) } });
    await owner.until(({ allSaved }) => allSaved);
  }
  owner.doc.clientID = clientID;
  owner.close();
  const { boardSegment } = board.database.prisma;
  while ((await boardSegment.count({ where: { sessionId: board.cast.sessionId, epoch: 2 } })) === 0)
    await new Promise((resolve) => setImmediate(resolve));
  const sockets: Socket[] = [];
  board.stage.httpServer.on("connection", (socket) => sockets.push(socket));
  const { ws, closed } = await rawBoardSocket(board.stage, board.cast.owner);
  const reader = sockets.at(-1) as Socket;
  ws.pause();
  ws.send(syncMessage(STEP_1, Y.encodeStateVector(owner.doc)));
  while (reader.writableLength < 64 * KIB) await new Promise((resolve) => setImmediate(resolve));
  const told = new Promise<void>((resolve) => {
    ws.on("message", (data: Buffer) => data.includes("stale") && resolve());
  });
  ws.resume();
  await Promise.race([told, closed.then((code) => Promise.reject(new Error(`closed with ${code}`)))]);
  ws.terminate();
});
