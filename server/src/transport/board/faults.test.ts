import { createPrisma } from "@casement/prisma/client";
import * as Y from "yjs";
import { PrismaBoardStorage } from "../../board/storage/prisma-board-storage.js";
import { BoardClient, type BoardStage, startBoardStage, startInterview } from "../../testing/board-stage.js";
import { startCutOff } from "../../testing/cut-off.js";
import { type Cast, seatCast } from "../../testing/session-stage.js";
import { createTestDatabase, type TestDatabase } from "../../testing/test-database.js";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function recorded(sessionId: string): Promise<Set<string>> {
  const { doc } = await new PrismaBoardStorage(database.prisma).load(sessionId);
  return new Set(doc.getMap("records").keys());
}

test("BRD-108 while the database is away nothing is called saved; when it is back all of it is", async () => {
  const way = await startCutOff(database.url);
  const prisma = createPrisma(way.url, { maxConnections: 3 });
  const stage = await startBoardStage(prisma);
  const cast = await seatCast(stage.deps);
  await startInterview(stage, cast.sessionId);
  const [owner, candidate] = [cast.owner, cast.candidate].map((who) => new BoardClient(stage.origin, who)) as [
    BoardClient,
    BoardClient,
  ];
  try {
    await Promise.all([owner.joined(), candidate.joined()]);
    owner.draw("shape:before");
    await owner.until(({ drawnSaved }) => drawnSaved === 1);
    await way.cut();
    for (let index = 0; index < 30; index += 1) owner.draw(`shape:away-${index}`);
    await owner.until(({ notices }) => notices.at(-1) === "not-saved");
    // The other client sees it all the same: relaying does not wait for the commit.
    await candidate.until(({ records }) => records.has("shape:away-29"));
    expect(owner.drawnSaved).toBe(1);
    expect((await recorded(cast.sessionId)).has("shape:away-0")).toBe(false);
    await way.mend();
    await owner.until(({ drawnSaved }) => drawnSaved === 31);
    expect(owner.notices).toContain("saving");
    const present = await recorded(cast.sessionId);
    expect(owner.drawn.filter((id) => !present.has(id))).toEqual([]);
  } finally {
    owner.close();
    candidate.close();
    await stage.stop();
    await prisma.$disconnect();
    await way.cut();
  }
});

test("BRD-12 a commit whose answer got lost is not stored twice", async () => {
  const way = await startCutOff(database.url);
  const prisma = createPrisma(way.url, { maxConnections: 1 });
  const stage = await startBoardStage(prisma);
  const cast = await seatCast(stage.deps);
  await startInterview(stage, cast.sessionId);
  const owner = await new BoardClient(stage.origin, cast.owner).joined();
  const stored = async () => {
    const rows = await database.prisma.boardSegment.findMany({ where: { sessionId: cast.sessionId } });
    return rows.reduce((sum, { count }) => sum + count, 0);
  };
  try {
    owner.draw("shape:first");
    await owner.until(({ drawnSaved }) => drawnSaved === 1);
    const before = await stored();
    way.loseAnswers();
    owner.draw("shape:unanswered");
    while ((await stored()) === before) await new Promise((resolve) => setImmediate(resolve));
    expect(owner.drawnSaved).toBe(1);
    await way.cut();
    await way.mend();
    await owner.until(({ drawnSaved }) => drawnSaved === 2);
    expect(await stored()).toBe(before + 1);
    owner.draw("shape:after");
    await owner.until(({ drawnSaved }) => drawnSaved === 3);
    expect(await stored()).toBe(before + 2);
  } finally {
    owner.close();
    await stage.stop();
    await prisma.$disconnect();
    await way.cut();
  }
});

describe("BRD-104 convergence", () => {
  /** Seeds that once failed stay here for good. */
  const SEEDS = [1, 2, 3];
  const ROUNDS = 120;
  let stage: BoardStage;
  let cast: Cast;

  beforeAll(async () => {
    stage = await startBoardStage(database.prisma);
  });
  afterAll(() => stage.stop());

  test.each(SEEDS)("BRD-104 three people with reconnects end with one board and one record, seed %i", async (seed) => {
    cast = await seatCast(stage.deps);
    await startInterview(stage, cast.sessionId);
    const random = generator(seed);
    const people = [cast.owner, cast.interviewer, cast.candidate].map((who) => new BoardClient(stage.origin, who));
    const undos = people.map(({ records }) => new Y.UndoManager(records, { captureTimeout: 0 }));
    await Promise.all(people.map((client) => client.joined()));
    for (let round = 0; round < ROUNDS; round += 1) {
      const at = Math.floor(random() * people.length);
      act(people[at] as BoardClient, undos[at] as Y.UndoManager, random);
      if (random() < 0.3) await new Promise((resolve) => setImmediate(resolve));
    }
    for (const client of people) client.provider.connect();
    await Promise.all(people.map((client) => client.until(({ allSaved }) => allSaved)));
    const server = new Y.Doc();
    Y.applyUpdate(server, await stage.board.readBoard(cast.sessionId));
    const expected = server.getMap("records").toJSON();
    for (const client of people) await client.until(({ records }) => sameJson(records.toJSON(), expected));
    const { doc } = await new PrismaBoardStorage(database.prisma).load(cast.sessionId);
    expect(doc.getMap("records").toJSON()).toEqual(expected);
    expect(people.flatMap(({ notices }) => notices).filter((notice) => notice === "refused")).toEqual([]);
    for (const client of people) client.close();
  });

  function act(client: BoardClient, undo: Y.UndoManager, random: () => number): void {
    const id = `shape:${Math.floor(random() * 12)}`;
    const dice = random();
    if (dice < 0.35) client.draw(id);
    else if (dice < 0.6) client.records.get(id)?.set("xy", [Math.floor(random() * 100), 0]);
    else if (dice < 0.7) client.records.delete(id);
    else if (dice < 0.8) undo.undo();
    else if (dice < 0.85) undo.redo();
    else if (dice < 0.93) client.provider.disconnect();
    else client.provider.connect();
  }
});

const sameJson = (a: unknown, b: unknown) => canonical(a) === canonical(b);

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
