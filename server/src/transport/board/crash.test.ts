import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { loadBoard } from "../../board/board-store.js";
import { BoardClient, startBoardStage, startInterview } from "../../testing/board-stage.js";
import { ServerProcess } from "../../testing/server-process.js";
import { type Cast, seatCast } from "../../testing/session-stage.js";
import { createTestDatabase, type TestDatabase } from "../../testing/test-database.js";

/** The long form is a script's; this shows that the property holds at all. */
const KILLS = 3;
const SHAPES_A_ROUND = 150;

let database: TestDatabase;
let server: ServerProcess;
let cast: Cast;
let dataDir: string;
let clients: BoardClient[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(path.join(tmpdir(), "casement-crash-"));
  const stage = await startBoardStage(database.prisma);
  cast = await seatCast(stage.deps);
  await startInterview(stage, cast.sessionId);
  await stage.stop();
  server = await ServerProcess.prepare(database.url, dataDir);
});

afterAll(async () => {
  for (const client of clients) client.close();
  await server.end("SIGKILL");
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** Ids that the record holds, read past the server. */
async function recorded(): Promise<Set<string>> {
  const { doc } = await loadBoard(database.prisma, cast.sessionId);
  return new Set(doc.getMap("records").keys());
}

async function drawUntilSaved(client: BoardClient, round: number, saved: number): Promise<void> {
  const target = client.drawnSaved + saved;
  for (let index = 0; index < SHAPES_A_ROUND; index += 1) {
    client.draw(`shape:${client.doc.clientID}-${round}-${index}`);
    await nextTurn();
  }
  await client.until(({ drawnSaved }) => drawnSaved >= target);
}

const lostOf = (present: ReadonlySet<string>) =>
  clients.flatMap(({ drawn, drawnSaved }) => drawn.slice(0, drawnSaved).filter((id) => !present.has(id)));

test("BRD-7 nothing that was called saved is lost when the server is killed while people draw", async () => {
  await server.start();
  clients = [cast.owner, cast.interviewer, cast.candidate].map((who) => new BoardClient(server.origin, who));
  for (let round = 0; round < KILLS; round += 1) {
    await Promise.all(clients.map((client) => client.joined()));
    // Killed as soon as some of this round is saved and, as likely as not, some is not.
    await Promise.race(clients.map((client) => drawUntilSaved(client, round, 20 + round * 30)));
    await server.end("SIGKILL");
    expect(lostOf(await recorded())).toEqual([]);
    await server.start();
  }
  await Promise.all(clients.map((client) => client.until(({ drawn, drawnSaved }) => drawnSaved === drawn.length)));
  await server.end("SIGTERM");
  const present = await recorded();
  expect(clients.flatMap(({ drawn }) => drawn).filter((id) => !present.has(id))).toEqual([]);
}, 180_000);

test("BRD-7 a restart under load loses nothing that was called saved and ends in time", async () => {
  await server.start();
  await Promise.all(clients.map((client) => client.joined()));
  await Promise.race(clients.map((client) => drawUntilSaved(client, KILLS, 50)));
  const began = performance.now();
  await server.end("SIGTERM");
  expect(performance.now() - began).toBeLessThan(5000);
  expect(lostOf(await recorded())).toEqual([]);
}, 60_000);
