import type { Socket } from "node:net";
import { createPrisma } from "@casement/prisma/client";
import { CLOSE } from "@casement/shared/contract/close-codes";
import { splitUpdate } from "@casement/shared/document/records/split-update";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { PrismaBoardStorage } from "../../board/storage/prisma-board-storage.js";
import { syncMessage } from "../../testing/board-messages.js";
import { BoardTests } from "../../testing/board-tests.js";
import { startCutOff } from "../../testing/cut-off.js";
import { rawBoardSocket } from "../../testing/raw-board-socket.js";

const MIB = 1024 * 1024;
const [STEP_2, UPDATE] = [1, 2];
/** Limits that nobody reaches. */
const RATES = { frames: [1e6, 1e6], bytes: [1e9, 1e9], processorMs: [1e6, 1e6] } as const;
const UNHURRIED = { ...RATES, signIn: RATES, address: RATES } as const;

const board = new BoardTests();

test("SEC-B7 a reader that does not read is let go at 4 MiB, with memory bounded; others go on", async () => {
  await board.begin(UNHURRIED);
  const sockets: Socket[] = [];
  board.stage.httpServer.on("connection", (socket) => sockets.push(socket));
  const owner = await board.enter(board.cast.owner).joined();
  const { ws } = await rawBoardSocket(board.stage, board.cast.candidate);
  const reader = sockets.at(-1) as Socket;
  ws.pause();
  let mostUnread = 0;
  let sentBytes = 0;
  for (let index = 0; !reader.destroyed && sentBytes < 64 * MIB; index += 1) {
    // One shape that is written again and again: the unread bytes grow, the board does not.
    owner.draw(`shape:${index % 10}`, { typeName: "shape", props: { text: "x".repeat(MIB / 5) } });
    sentBytes += MIB / 5;
    await owner.until(({ allSaved }) => allSaved);
    mostUnread = Math.max(mostUnread, reader.writableLength);
  }
  expect(reader.destroyed).toBe(true);
  expect(mostUnread).toBeLessThan(5.5 * MIB);
  ws.terminate();
  const again = await board.enter(board.cast.candidate).joined();
  expect(again.records.toJSON()).toEqual(owner.records.toJSON());
});

test("SEC-B7 clear abuse is cut off with 4429", async () => {
  await board.begin({ frames: [50, 50], patienceMs: 200 });
  const owner = await board.enter(board.cast.owner).joined();
  const { ws, closed } = await rawBoardSocket(board.stage, board.cast.candidate);
  const question = syncMessage(0, Uint8Array.from([0]));
  const pump = () => {
    if (ws.readyState !== WebSocket.OPEN) return;
    for (let count = 0; count < 100; count += 1) ws.send(question);
    setImmediate(pump);
  };
  pump();
  expect(await closed).toBe(CLOSE.ABUSE);
  owner.draw("shape:still");
  await owner.until(({ allSaved }) => allSaved);
  expect(owner.closed).toBeNull();
});

test("BRD-13 a peer that shows no life is cut off, one that answers stays", async () => {
  await board.begin({ heartbeatMs: 20, deadAfterMs: 150 });
  const owner = await board.enter(board.cast.owner).joined();
  const { closed } = await rawBoardSocket(board.stage, board.cast.candidate, { autoPong: false });
  await closed;
  owner.draw("shape:alive");
  await owner.until(({ allSaved }) => allSaved);
  expect(owner.closed).toBeNull();
});

test("BRD-108 beyond what may be held updates are refused, and brought again when the database is back", async () => {
  const way = await startCutOff(board.database.url);
  const prisma = createPrisma(way.url, { maxConnections: 3 });
  await board.begin({ heldBytes: 20_000, reviewMs: 20 }, { prisma });
  const [owner, candidate] = await Promise.all(
    [board.cast.owner, board.cast.candidate].map((who) => board.enter(who).joined()),
  );
  if (owner === undefined || candidate === undefined) throw new Error("nobody came");
  owner.draw("shape:before");
  await owner.until(({ drawnSaved }) => drawnSaved === 1);
  await way.cut();
  for (let index = 0; index < 20; index += 1) owner.draw(`shape:${index}`, { text: "x".repeat(4000) });
  await owner.until(({ notices }) => notices.filter((notice) => notice === "not-saved").length > 1);
  await candidate.until(({ records }) => records.has("shape:3"));
  expect(candidate.records.has("shape:19")).toBe(false);
  expect(owner.drawnSaved).toBe(1);
  await way.mend();
  await owner.until(({ drawnSaved }) => drawnSaved === 21);
  await candidate.until(({ records }) => records.has("shape:19"));
  const { doc } = await new PrismaBoardStorage(board.database.prisma).load(board.cast.sessionId);
  expect(owner.drawn.filter((id) => !doc.getMap("records").has(id))).toEqual([]);
  await board.end();
  await prisma.$disconnect();
  await way.cut();
});

test("BRD-110 an update of 5 MB in pieces is taken and saved as one", async () => {
  await board.begin(UNHURRIED);
  const doc = new Y.Doc();
  for (let index = 0; index < 500; index += 1)
    doc.getMap("records").set(`shape:${index}`, new Y.Map<unknown>([["_", { props: { text: "x".repeat(10_000) } }]]));
  const { ws, until, savedCount } = await rawBoardSocket(board.stage, board.cast.candidate);
  const pieces = splitUpdate(Y.encodeStateAsUpdate(doc), MIB / 4);
  for (const [index, piece] of pieces.entries())
    ws.send(syncMessage(index === pieces.length - 1 ? STEP_2 : UPDATE, piece));
  await until(() => savedCount() === pieces.length);
  const owner = await board.enter(board.cast.owner).joined();
  expect(owner.records.size).toBe(502);
  ws.terminate();
});

test("BRD-110 a refused piece is not made saved by the pieces after it: it is asked for again", async () => {
  await board.begin();
  const doc = new Y.Doc();
  const records = doc.getMap("records");
  const updates: Uint8Array[] = [];
  doc.on("update", (update) => updates.push(update));
  for (const id of ["a", "b", "c"]) records.set(`shape:${id}`, new Y.Map<unknown>([["_", {}]]));
  const { ws, until, questions, savedCount } = await rawBoardSocket(board.stage, board.cast.candidate);
  await until(() => questions() === 1);
  const [first, second, third] = updates as [Uint8Array, Uint8Array, Uint8Array];
  // The first piece is missing, so that the second is a gap; then the first arrives as the answer's last piece.
  ws.send(syncMessage(UPDATE, second));
  ws.send(syncMessage(STEP_2, first));
  await until(() => questions() === 2);
  expect(savedCount()).toBe(0);
  ws.send(syncMessage(STEP_2, Y.mergeUpdates([second, third])));
  await until(() => savedCount() === 3);
  ws.terminate();
});

test("BRD-14 no more records than the cap; what is here stays, and others go on", async () => {
  await board.begin(UNHURRIED);
  const owner = await board.enter(board.cast.owner).joined();
  for (let batch = 0; batch < 14; batch += 1)
    owner.doc.transact(() => {
      for (let index = 0; index < 200; index += 1) owner.draw(`shape:${batch}-${index}`);
    });
  await owner.until(({ notices }) => notices.includes("refused"));
  const candidate = await board.enter(board.cast.candidate).joined();
  expect(candidate.records.size).toBe(2402);
  candidate.records.delete("shape:0-0");
  await candidate.until(({ allSaved }) => allSaved);
});
