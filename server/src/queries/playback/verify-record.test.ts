import type { CommandName } from "@casement/shared/contract/commands";
import { foldBoard } from "@casement/shared/document/records/fold-board";
import { ReplayLog } from "@casement/shared/document/replay/replay-log";
import { ReplayView } from "@casement/shared/document/replay/replay-view";
import { storedRows } from "@casement/shared/document/sheets/stored-row";
import { newId } from "@casement/shared/lib/new-id";
import { typedManifest } from "@casement/shared/playback/manifest";
import { StateFold } from "@casement/shared/playback/state-at";
import type { SessionState } from "@casement/shared/session-log/state";
import { canonicalBoard } from "@casement/shared/testing/document/canonical-board";
import { SeededDrawing } from "@casement/shared/testing/document/seeded-drawing";
import { SeededWriting } from "@casement/shared/testing/document/seeded-writing";
import { seededRandom } from "@casement/shared/testing/seeded-random";
import * as Y from "yjs";
import type { Grant } from "../../auth/find-grant.js";
import { BOARD_LIMITS } from "../../board/board-limits.js";
import { packRecord } from "../../board/storage/packing.js";
import { readSegments } from "../../board/storage/recorded-segments.js";
import { BoardClient, type BoardStage, startBoardStage } from "../../testing/board-stage.js";
import { type Cast, SessionClient, seatCast } from "../../testing/session-stage.js";
import { createTestDatabase, type TestDatabase } from "../../testing/test-database.js";
import { readPlayback } from "./read-playback.js";
import { boardChunk } from "./read-playback-board.js";
import { verifyRecord } from "./verify-record.js";

const SEED = Number(process.env.SEED ?? 4_711);
/**
 * Hashes come with keyframes, here often enough for a short interview to have many. The document stays loaded, so that
 * nothing is packed behind the test's back.
 */
const LIMITS = { ...BOARD_LIMITS, keyframeEveryMs: 1, keyframeRest: 0, keyframeCheckMs: 40, unloadAfterMs: 600_000 };

let database: TestDatabase;
let stage: BoardStage;
let cast: Cast;
/** Number of events -> the server's live state after them. */
const states = new Map<number, SessionState>();
/** Number of updates -> the server's live board and worksheets after them, in canonical form. */
const boards = new Map<number, string>();

beforeAll(async () => {
  database = await createTestDatabase();
  stage = await startBoardStage(database.prisma, LIMITS);
  cast = await seatCast(stage.deps);
  stage.deps.bus.subscribe((message) => {
    if (message.type === "events" && message.sessionId === cast.sessionId)
      states.set(message.after.revision, message.after);
  });
  await holdInterview();
});
afterAll(async () => {
  await stage.stop();
  await database.close();
});

const random = seededRandom(SEED);

/** The owner's next command. It may be refused: a timer that runs cannot be resumed. */
function command({ clock, plan }: SessionState): [CommandName, object] {
  const expectedRevision = clock.revision;
  const stepIndex = random.below(plan?.steps.length ?? 1);
  return random.pick<[CommandName, object]>([
    [
      "note.add",
      { noteId: newId(), text: `note ${random.below(99)}`, tag: random.pick(["strength", "concern", null]) },
    ],
    ["chat.send", { messageId: newId(), text: `message ${random.below(99)}` }],
    ["step.enter", { stepIndex, expectedRevision }],
    ["step.extend", { stepIndex: clock.visits.at(-1)?.stepIndex ?? 0, byMs: 60_000, expectedRevision }],
    ["timer.pause", { expectedRevision }],
    ["timer.resume", { expectedRevision }],
    ["timer.undo", { expectedRevision }],
    ["question.mark", { itemId: "q-scope", asked: random.below(2) === 0 }],
    ["score.set", { criterion: "structure", mark: 1 + random.below(4), evidence: `evidence ${random.below(99)}` }],
  ]);
}

async function holdInterview(): Promise<void> {
  const owner = await new SessionClient(stage.origin, cast.owner).joined();
  expect(await owner.try("session.start", {})).toBe("ok");
  const clients = [cast.owner, cast.candidate].map((actor) => new BoardClient(stage.origin, actor));
  for (const client of clients) await client.joined();
  const drawers = clients.flatMap(({ doc }, index) => [
    new SeededDrawing(doc, random, `d${index}`, 12),
    new SeededWriting(doc, random),
  ]);
  for (let turn = 0; turn < 40; turn += 1) {
    for (let edits = random.below(12); edits > 0; edits -= 1) random.pick(drawers).edit();
    await owner.try(...command(owner.state));
    if (turn % 4 !== 0) continue;
    for (const client of clients) await client.until(({ allSaved }) => allSaved);
    await lookAtBoard();
  }
  // Hashes are logged as time goes by; a computer that was quick, or busy with something else, has few of them yet.
  do {
    for (const drawer of drawers) drawer.edit();
    for (const client of clients) await client.until(({ allSaved }) => allSaved);
  } while ((await database.prisma.recordHash.count({ where: { sessionId: cast.sessionId } })) <= 3);
  await lookAtBoard();
  for (const client of clients) client.close();
  expect(await owner.try("session.end", {})).toBe("ok");
  owner.close();
}

const canonical = (...parts: ReadonlyMap<string, object>[]) => parts.map(canonicalBoard).join("\n");

/** Compares at a moment when everything drawn is committed and nobody draws. */
async function lookAtBoard(): Promise<void> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await stage.board.readBoard(cast.sessionId));
  const { _sum } = await database.prisma.boardSegment.aggregate({
    where: { sessionId: cast.sessionId },
    _sum: { count: true },
  });
  boards.set(_sum.count ?? 0, canonical(foldBoard(doc), storedRows(doc)));
  doc.destroy();
}

test(`REC-65 the playback of a random interview equals what was live, at every event (seed ${SEED})`, async () => {
  const manifest = typedManifest(await readPlayback(stage.deps, cast.owner as unknown as Grant));
  const fold = new StateFold(manifest);
  expect(states.size).toBeGreaterThan(20);
  for (const [revision, state] of states) expect(fold.after(revision)).toEqual(state);
  const log = new ReplayLog(manifest);
  for (const { updates } of manifest.board.keyframes) log.dropKeyframe(updates);
  for (const { index } of manifest.board.chunks)
    log.addChunk(index, await boardChunk(database.prisma, cast.sessionId, index));
  const view = new ReplayView(log);
  expect(boards.size).toBeGreaterThan(5);
  for (const [updates, board] of [...boards, ...[...boards].reverse()]) {
    view.moveTo(updates);
    expect([updates, canonical(view.shown, view.rows) === board]).toEqual([updates, true]);
  }
});

const findings = async () => {
  const found = await verifyRecord(database.prisma, cast.sessionId);
  if (found === null) throw new Error("no such session");
  return found;
};

test("REC-66 the record gives every hash that was logged live", async () => {
  const { hashes, foreignHashes, faults } = await findings();
  expect(hashes).toBeGreaterThan(3);
  expect({ foreignHashes, faults }).toEqual({ foreignHashes: 0, faults: [] });
  expect(await verifyRecord(database.prisma, "none")).toBeNull();
});

test("REC-67 a damaged segment, a missing one and a changed event are found, each with its place", async () => {
  const { prisma } = database;
  const all = await prisma.boardSegment.findMany({ where: { sessionId: cast.sessionId }, orderBy: { id: "asc" } });
  const { id, bytes, count, ...rest } = all[Math.floor(all.length / 2)] as (typeof all)[number];
  await prisma.boardSegment.update({ where: { id }, data: { bytes: bytes.slice(0, -1) } });
  const damaged = await findings();
  expect(damaged.faults[0]).toMatchObject({ kind: "lost", detail: `${count} board updates cannot be read` });
  // After the next keyframe everything is as it was.
  expect(damaged.faults.length).toBeLessThan(1 + damaged.hashes / 2);

  await prisma.boardSegment.delete({ where: { id } });
  expect((await findings()).faults.map(({ kind }) => kind)).toContain("board");
  await prisma.boardSegment.create({ data: { id, bytes, count, ...rest } });
  expect((await findings()).faults).toEqual([]);

  const note = await prisma.sessionEvent.findFirstOrThrow({ where: { sessionId: cast.sessionId, kind: "note.added" } });
  const place = { sessionId_seq: { sessionId: cast.sessionId, seq: note.seq } };
  await prisma.sessionEvent.update({
    where: place,
    data: { payload: { ...(note.payload as object), text: "forged" } },
  });
  expect(new Set((await findings()).faults.map(({ kind }) => kind))).toEqual(new Set(["state"]));
  await prisma.sessionEvent.update({ where: place, data: { payload: note.payload as object } });
});

test("REC-68 packing an ended interview's board keeps every update, and the hashes hold", async () => {
  const { prisma } = database;
  const lines = async () => {
    const found: unknown[] = [];
    for await (const { updates } of readSegments(prisma, cast.sessionId)) found.push(...(updates ?? []));
    return found;
  };
  const before = await lines();
  const rows = () => prisma.boardSegment.count({ where: { sessionId: cast.sessionId } });
  const rowsBefore = await rows();
  await packRecord(prisma, cast.sessionId);
  await packRecord(prisma, cast.sessionId);
  expect(await rows()).toBeLessThan(rowsBefore);
  expect(await lines()).toEqual(before);
  expect((await findings()).faults).toEqual([]);
});
