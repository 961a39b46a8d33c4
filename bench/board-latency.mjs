// How long an edit takes to the other person and to *saved*: many rooms, one writer each at 30 updates a second, one reader.
// Server, clients and database share the machine. About 20 s.
// node bench/board-latency.mjs [rooms] [seconds]
import { register } from "tsx/esm/api";

register({ tsconfig: "server/src/testing/tsconfig.process.json" });
const { createPrisma } = await import("@casement/prisma/client");
const { startTemporaryPostgres } = await import("@casement/prisma/embedded/temporary-postgres");
const { migrate } = await import("@casement/prisma/migrate");
const { seed } = await import("@casement/prisma/seed");
const { BoardClient, startBoardStage, startInterview } = await import("../server/src/testing/board-stage.ts");
const { seatCast } = await import("../server/src/testing/session-stage.ts");

const ROOMS = Number(process.argv[2] ?? 40);
const SECONDS = Number(process.argv[3] ?? 8);
const UPDATE_EVERY_MS = 1000 / 30;
const TEXT = "x".repeat(80);

const postgres = await startTemporaryPostgres();
await migrate(postgres.url);
await seed(postgres.url);
const prisma = createPrisma(postgres.url, { maxConnections: 6 });
const stage = await startBoardStage(prisma);
const relayMs = [];
const savedMs = [];

async function openRoom() {
  const cast = await seatCast(stage.deps);
  await startInterview(stage, cast.sessionId);
  const clients = [cast.owner, cast.candidate].map((who) => new BoardClient(stage.origin, who));
  await Promise.all(clients.map((client) => client.joined()));
  return clients;
}

/** Draws and notes delays until the returned timer is cleared. */
function draw([writer, reader]) {
  const sentAt = [];
  reader.records.observe((event) => {
    for (const key of event.keysChanged) {
      const at = sentAt[Number(key.split(":")[1])];
      if (at !== undefined) relayMs.push(performance.now() - at);
    }
  });
  let told = 0;
  void writer.until(({ drawnSaved }) => {
    for (; told < drawnSaved; told += 1) savedMs.push(performance.now() - sentAt[told]);
    return false;
  });
  return setInterval(() => {
    sentAt.push(performance.now());
    const id = `shape:${sentAt.length - 1}`;
    writer.draw(id, { id, typeName: "shape", text: TEXT });
  }, UPDATE_EVERY_MS);
}

function row(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share) => Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1));
  return { updates: sorted.length, "p50 ms": at(0.5), "p99 ms": at(0.99), "max ms": at(1) };
}

const rooms = [];
while (rooms.length < ROOMS) rooms.push(await openRoom());
const timers = rooms.map(draw);
await new Promise((resolve) => setTimeout(resolve, SECONDS * 1000));
for (const timer of timers) clearInterval(timer);
await Promise.all(rooms.flat().map((client) => client.until(({ allSaved }) => allSaved)));
console.table({ "to the other person": row(relayMs), "to saved": row(savedMs) });
for (const client of rooms.flat()) client.close();
await stage.stop();
await prisma.$disconnect();
await postgres.stop();
process.exit(0);
