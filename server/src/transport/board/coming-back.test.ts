import { KEY } from "@casement/shared/document/records/board-record";
import { foldBoard } from "@casement/shared/document/records/fold-board";
import { encodeStroke } from "@casement/shared/document/records/stroke-codec";
import { metaOf } from "@casement/shared/document/schema";
import * as Y from "yjs";
import { PrismaBoardStorage } from "../../board/storage/prisma-board-storage.js";
import { hashBoard } from "../../session-log/record-hash.js";
import type { BoardClient } from "../../testing/board-stage.js";
import { BoardTests } from "../../testing/board-tests.js";

/** A board is unloaded as soon as everybody has left. */
const LIMITS = { unloadAfterMs: 0 };
/** Longer than any test: what holds the lock says when it lets go. */
const LOCK_MS = 30_000;

const board = new BoardTests();
beforeEach(() => board.begin(LIMITS));

const shown = (doc: Y.Doc) => [...foldBoard(doc).keys()].filter((id) => id.startsWith("shape:")).sort();
const rows = () => board.database.prisma.boardSegment.count({ where: { sessionId: board.cast.sessionId } });

/** Draws shapes that are committed one after the other, so that there are rows to pack. */
async function draw(client: BoardClient, ...ids: string[]): Promise<void> {
  for (const id of ids) {
    client.draw(id, { id, typeName: "shape", x: 1, y: 1, parentId: "page:page", index: "a1", props: {} });
    await client.until(({ allSaved }) => allSaved);
  }
}

/** Locks as a slow or busy database holds up whoever writes; reading goes on. Resolves to what lets go of it. */
async function hold(statement: string, ...values: unknown[]): Promise<() => Promise<void>> {
  let letGo!: () => void;
  const freed = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let transaction!: Promise<void>;
  await new Promise<void>((resolve) => {
    transaction = board.database.prisma.$transaction(
      async (locked) => {
        await locked.$executeRawUnsafe(statement, ...values);
        resolve();
        await freed;
      },
      { timeout: LOCK_MS },
    );
  });
  return () => {
    letGo();
    return transaction;
  };
}

/** Resolves once a statement with these words waits for a lock. */
async function waitsForLock(words: string): Promise<void> {
  for (;;) {
    const [found] = await board.database.prisma.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND query ILIKE ${`%${words}%`}`;
    if (Number(found?.count) > 0) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const holdRows = () => hold(`SELECT "id" FROM "BoardSegment" WHERE "sessionId" = $1 FOR UPDATE`, board.cast.sessionId);

test("BRD-126 whoever comes while the record is packed has the board and draws, and the record is whole", async () => {
  const owner = await board.enter(board.cast.owner).joined();
  await draw(owner, "shape:a", "shape:b", "shape:c");
  const before = await rows();
  const letGo = await holdRows();
  owner.close();
  await waitsForLock("BoardSegment");
  const candidate = await board.enter(board.cast.candidate).joined();
  expect(shown(candidate.doc)).toEqual(["shape:a", "shape:b", "shape:c"]);
  await draw(candidate, "shape:d", "shape:e");
  await letGo();
  candidate.close();
  // All but the last were packed with the rows that the next unloading packs.
  while ((await rows()) >= before) await new Promise((resolve) => setImmediate(resolve));
  const kept = await new PrismaBoardStorage(board.database.prisma).load(board.cast.sessionId);
  expect(shown(kept.doc)).toEqual(["shape:a", "shape:b", "shape:c", "shape:d", "shape:e"]);
  const interviewer = await board.enter(board.cast.interviewer).joined();
  expect(shown(interviewer.doc)).toEqual(["shape:a", "shape:b", "shape:c", "shape:d", "shape:e"]);
});

test("BRD-126 whoever comes while the last keyframe is written has the board and draws, and nothing is lost", async () => {
  const owner = await board.enter(board.cast.owner).joined();
  await draw(owner, "shape:a", "shape:b");
  const letGo = await hold(`LOCK TABLE "BoardKeyframe" IN EXCLUSIVE MODE`);
  owner.close();
  await waitsForLock("BoardKeyframe");
  const candidate = await board.enter(board.cast.candidate).joined();
  expect(shown(candidate.doc)).toEqual(["shape:a", "shape:b"]);
  await draw(candidate, "shape:c");
  await letGo();
  candidate.close();
  const interviewer = await board.enter(board.cast.interviewer).joined();
  expect(shown(interviewer.doc)).toEqual(["shape:a", "shape:b", "shape:c"]);
  const kept = await new PrismaBoardStorage(board.database.prisma).load(board.cast.sessionId);
  expect(shown(kept.doc)).toEqual(["shape:a", "shape:b", "shape:c"]);
});

test("BRD-126 a large board is hashed and rebuilt beside the loop, and its record says what was live", async () => {
  const owner = await board.enter(board.cast.owner).joined();
  const pieces = Array.from({ length: 100 }, (_none, index) => {
    return encodeStroke(Array.from({ length: 200 }, (_point, at) => ({ x: at * index, y: at, z: 0.5 })));
  });
  const stroke = { typeName: "shape", type: "draw", x: 1, y: 1, parentId: "page:page", index: "a1", props: {} };
  for (const id of ["shape:kept", "shape:gone"]) {
    owner.doc.transact(() => {
      owner.records.set(
        id,
        new Y.Map<unknown>([
          ["_", { id, ...stroke }],
          [KEY.POINTS, Y.Array.from(pieces)],
        ]),
      );
    });
  }
  expect(Y.encodeStateAsUpdate(owner.doc).length).toBeGreaterThan(64 * 1024);
  for (let turn = 0; turn < 10; turn += 1) owner.records.get("shape:kept")?.set("opacity", turn / 10);
  owner.records.delete("shape:gone");
  await owner.until(({ allSaved }) => allSaved);
  const before = foldBoard(owner.doc);
  owner.close();
  const { prisma } = board.database;
  const storage = new PrismaBoardStorage(prisma);
  while ((await prisma.recordHash.count({ where: { sessionId: board.cast.sessionId } })) === 0)
    await new Promise((resolve) => setImmediate(resolve));
  const { board: hash } = await prisma.recordHash.findFirstOrThrow({ where: { sessionId: board.cast.sessionId } });
  expect(Buffer.from(hash)).toEqual(Buffer.from((await hashBoard(before, new Map())).hash));
  const candidate = await board.enter(board.cast.candidate).joined();
  expect(foldBoard(candidate.doc)).toEqual(before);
  expect((await storage.load(board.cast.sessionId)).epoch).toBe(metaOf(candidate.doc).get("epoch"));
});
