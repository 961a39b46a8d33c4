import { CLOSE } from "@casement/shared/contract/close-codes";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { PrismaBoardStorage } from "../../board/storage/prisma-board-storage.js";
import { QuietDoc } from "../../board/storage/quiet-doc.js";
import { decodeSegment } from "../../board/storage/segment.js";
import type { BoardClient } from "../../testing/board-stage.js";
import { BoardTests } from "../../testing/board-tests.js";

const board = new BoardTests();
afterEach(() => jest.restoreAllMocks());

const keyframes = () =>
  board.database.prisma.boardKeyframe.findMany({ where: { sessionId: board.cast.sessionId }, orderBy: { id: "asc" } });

/** The board folded from all segments, without keyframes. */
async function foldFromZero(): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const segments = await board.database.prisma.boardSegment.findMany({
    where: { sessionId: board.cast.sessionId },
    orderBy: { id: "asc" },
  });
  for (const { at, bytes } of segments)
    for (const { update } of decodeSegment(at.getTime(), bytes)) Y.applyUpdate(doc, update);
  return doc;
}

test("BRD-106 the newest keyframe and the segments after it are the same board as all segments from zero", async () => {
  await board.begin({ keyframeEverySegments: 3, keyframeRest: 0, keyframeCheckMs: 10 });
  const owner = await board.enter(board.cast.owner).joined();
  for (let index = 0; (await keyframes()).length < 3; index += 1) {
    owner.draw(`shape:${index}`);
    if (index % 4 === 0) owner.records.delete(`shape:${index - 2}`);
    await owner.until(({ allSaved }) => allSaved);
  }
  await board.stage.stop();
  const newest = (await keyframes()).at(-1);
  owner.close();
  // Edits after the newest keyframe, by a person whose clientID is not in it.
  await board.restart();
  const candidate = await board.enter(board.cast.candidate).joined();
  candidate.draw("shape:after");
  await candidate.until(({ allSaved }) => allSaved);
  const loaded = await new PrismaBoardStorage(board.database.prisma).load(board.cast.sessionId);
  expect(loaded.segmentsSinceKeyframe).toBeGreaterThan(0);
  expect(loaded.lastSegment).toBeGreaterThan(newest?.afterSegment ?? 0n);
  const zero = await foldFromZero();
  expect(loaded.doc.getMap("records").toJSON()).toEqual(zero.getMap("records").toJSON());
  expect(Y.equalSnapshots(Y.snapshot(loaded.doc), Y.snapshot(zero))).toBe(true);
  expect(loaded.authors.ownerOf(owner.doc.clientID)).toBe(board.cast.owner.participantId);
  expect(loaded.authors.ownerOf(candidate.doc.clientID)).toBe(board.cast.candidate.participantId);
});

test("BRD-15 a document that broke while an update was applied is loaded anew, and nothing is lost", async () => {
  await board.begin();
  const [owner, candidate] = await Promise.all(
    [board.cast.owner, board.cast.candidate].map((who) => board.enter(who).joined()),
  );
  if (owner === undefined || candidate === undefined) throw new Error("nobody came");
  owner.draw("shape:before");
  await owner.until(({ allSaved }) => allSaved);
  await candidate.until(({ records }) => records.has("shape:before"));
  const { emit } = QuietDoc.prototype;
  let broken = false;
  // The server's document: the update is applied completely when this throws.
  jest.spyOn(QuietDoc.prototype, "emit").mockImplementation(function (this: QuietDoc, name, given) {
    if (!broken && name === "afterTransaction") {
      broken = true;
      throw new Error("in the middle");
    }
    return emit.call(this, name, given);
  });
  owner.draw("shape:breaks");
  await Promise.all([owner, candidate].map((client) => client.until(({ closed }) => closed?.code === CLOSE.OVERLOAD)));
  await owner.until(({ drawnSaved }) => drawnSaved === 2);
  await candidate.until(({ records }) => records.has("shape:breaks"));
  expect((await foldFromZero()).getMap("records").toJSON()).toEqual(owner.records.toJSON());
});

test("SEC-B3 whoever is removed while they connect is closed and never learns anything afterwards", async () => {
  await board.begin();
  const owner = await board.enter(board.cast.owner).joined();
  for (const turns of [0, 1, 2, 4, 8, 16, 32, 64])
    expect(await connectWhileRemoved(turns, owner)).toEqual({ code: CLOSE.REVOKED, afterwards: 0 });
  expect(owner.closed).toBeNull();
});

/** Connects as the candidate, who is removed after this many turns of the loop, and admitted again for the next try. */
async function connectWhileRemoved(turns: number, owner: BoardClient) {
  const { sessionId, participantId, cookie } = board.cast.candidate;
  const url = `${board.stage.origin.replace("http", "ws")}/board/${sessionId}?saved=1`;
  const ws = new WebSocket(url, { headers: { cookie, origin: board.stage.origin } });
  const closed = new Promise<number>((resolve) => ws.on("close", resolve));
  const upgrading = new Promise((resolve) => board.stage.httpServer.once("upgrade", resolve));
  await upgrading;
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  // In the command's order: first the row, then the bus message.
  const change = (removedAt: Date | null) =>
    board.stage.deps.prisma.participant.update({ where: { id: participantId }, data: { removedAt } });
  await change(new Date());
  board.stage.deps.bus.publish({ type: "participants-removed", sessionId, participantIds: [participantId] });
  const secret = `shape:secret-${turns}`;
  let afterwards = 0;
  ws.on("message", (data: Buffer) => {
    if (data.includes(secret)) afterwards += 1;
  });
  owner.draw(secret);
  await owner.until(({ allSaved }) => allSaved);
  const code = await closed;
  await change(null);
  return { code, afterwards };
}
