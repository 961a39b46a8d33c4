import { CLOSE } from "@casement/shared/contract/close-codes";
import { carryOverEpoch } from "@casement/shared/document/epochs/carry-over-epoch";
import { foldBoard } from "@casement/shared/document/records/fold-board";
import { metaOf } from "@casement/shared/document/schema";
import * as Y from "yjs";
import { PrismaBoardStorage } from "../../board/storage/prisma-board-storage.js";
import { decodeSegment } from "../../board/storage/segment.js";
import type { BoardClient } from "../../testing/board-stage.js";
import { BoardTests } from "../../testing/board-tests.js";

/** A document is unloaded as soon as everybody has left, and no board is too small to be rebuilt. */
const LIMITS = { unloadAfterMs: 0, compactFromBytes: 0 };

const board = new BoardTests();
beforeEach(() => board.begin(LIMITS));

const shape = (x: number) => ({ typeName: "shape", x, y: 0, parentId: "page:page", index: "a1", props: {} });
const shown = (doc: Y.Doc) => Object.fromEntries(foldBoard(doc));
const segments = () =>
  board.database.prisma.boardSegment.findMany({ where: { sessionId: board.cast.sessionId }, orderBy: { id: "asc" } });

/**
 * A board with two shapes and much that was changed and deleted. If its author `leaves`, nobody is connected to it any
 * more.
 */
async function livelyBoard(leaves = true): Promise<BoardClient> {
  const owner = await board.enter(board.cast.owner).joined();
  for (const id of ["shape:a", "shape:b"]) owner.draw(id, shape(1));
  owner.draw("shape:orphan", { ...shape(1), parentId: "shape:nobody" });
  for (let turn = 0; turn < 60; turn += 1) {
    owner.draw(`shape:${turn}`, shape(turn));
    for (const id of ["shape:a", "shape:b"]) owner.records.get(id)?.set("opacity", turn / 60);
    if (turn > 0) owner.records.delete(`shape:${turn - 1}`);
  }
  await owner.until(({ allSaved }) => allSaved);
  if (leaves) owner.provider.disconnect();
  return owner;
}

async function epochOnDisk(): Promise<number> {
  return (await new PrismaBoardStorage(board.database.prisma).load(board.cast.sessionId)).epoch;
}

async function nextEpoch(): Promise<void> {
  while ((await epochOnDisk()) < 2) await new Promise((resolve) => setImmediate(resolve));
}

test("BRD-16 an empty board is rebuilt without its history and shows the same, orphans gone", async () => {
  const owner = await livelyBoard();
  await nextEpoch();
  const candidate = await board.enter(board.cast.candidate).joined();
  expect(shown(candidate.doc)).toEqual(shown(owner.doc));
  expect(candidate.records.has("shape:orphan")).toBe(false);
  expect(metaOf(candidate.doc).get("epoch")).toBe(2);
  expect(Y.encodeStateAsUpdate(candidate.doc).length).toBeLessThan(Y.encodeStateAsUpdate(owner.doc).length / 2);
  candidate.draw("shape:after", shape(3));
  await candidate.until(({ allSaved }) => allSaved);
});

test("BRD-16 the record is folded over the epoch: from zero with a new document, or straight on", async () => {
  await livelyBoard();
  await nextEpoch();
  const candidate = await board.enter(board.cast.candidate).joined();
  candidate.draw("shape:after", shape(3));
  await candidate.until(({ allSaved }) => allSaved);
  let [doc, epoch] = [new Y.Doc(), 1];
  const straightOn = new Y.Doc();
  const sizes: number[] = [];
  for (const segment of await segments()) {
    if (segment.epoch !== epoch) {
      sizes.push(foldBoard(doc).size);
      [doc, epoch] = [new Y.Doc(), segment.epoch];
    }
    for (const { update } of decodeSegment(segment.at.getTime(), segment.bytes)) {
      Y.applyUpdate(doc, update);
      Y.applyUpdate(straightOn, update);
    }
    if (sizes.length === 1) sizes.push(foldBoard(doc).size);
  }
  expect(epoch).toBe(2);
  expect(sizes[0]).toBe(sizes[1]);
  expect(shown(doc)).toEqual(shown(candidate.doc));
  expect(shown(straightOn)).toEqual(shown(candidate.doc));
  expect(
    shown((await new PrismaBoardStorage(board.database.prisma).load(board.cast.sessionId, 1)).doc),
  ).not.toHaveProperty("shape:after");
});

test("BRD-16 the record of an ended interview is not added to", async () => {
  const owner = await livelyBoard(false);
  await board.stage.deps.sessionLogs.commit(board.cast.sessionId, null, () => [{ kind: "session.ended", payload: {} }]);
  const rows = () => board.database.prisma.boardSegment.count({ where: { sessionId: board.cast.sessionId } });
  const before = await rows();
  owner.close();
  // The record is packed once the document is unloaded, which is when an epoch would have begun.
  while ((await rows()) >= before) await new Promise((resolve) => setImmediate(resolve));
  expect(await epochOnDisk()).toBe(1);
  await board.enter(board.cast.interviewer).joined();
  expect(await epochOnDisk()).toBe(1);
});

test("BRD-17 a copy of an ended epoch is told how it ended; its unsaved work is made again, over what others did", async () => {
  const owner = await livelyBoard();
  owner.records.get("shape:a")?.set("opacity", 0.123);
  owner.draw("shape:offline", shape(9));
  await nextEpoch();
  const candidate = await board.enter(board.cast.candidate).joined();
  candidate.records.get("shape:a")?.set("xy", [50, 50]);
  await candidate.until(({ allSaved }) => allSaved);
  const before = foldBoard(owner.doc).size;
  owner.provider.connect();
  await owner.until(({ notices }) => notices.includes("stale"));
  // Nothing of the new epoch came into the old copy.
  expect(foldBoard(owner.doc).size).toBe(before);
  const ended = new Y.Doc();
  Y.applyUpdate(ended, owner.endedEpoch as Uint8Array);
  const kept = owner.doc;
  owner.close();
  const again = await board.enter(board.cast.owner).joined();
  carryOverEpoch(ended, kept, again.doc);
  await again.until(({ allSaved }) => allSaved);
  await candidate.until(({ records }) => records.has("shape:offline"));
  expect(foldBoard(candidate.doc).get("shape:a")).toMatchObject({ opacity: 0.123, x: 50, y: 50 });
});

test("BRD-17 a stock client with a copy of an ended epoch is closed for good, and changes nothing", async () => {
  const owner = await livelyBoard();
  owner.close();
  owner.draw("shape:offline", shape(9));
  await nextEpoch();
  const stock = board.enter(board.cast.owner, { doc: owner.doc, saved: false });
  await stock.until(({ closed }) => closed !== null);
  expect(stock.closed?.code).toBe(CLOSE.STALE);
  const candidate = await board.enter(board.cast.candidate).joined();
  expect(candidate.records.has("shape:offline")).toBe(false);
});
