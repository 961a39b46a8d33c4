// An interview of 45 minutes with 20 000 board updates, 300 events and 400 shapes, written into a real database as the
// board's writer and the commands do, and packed as the server does once everybody has left. Measures the size of the
// session log, the bytes to open it, seeking, and whether every moment equals what was live. About a minute. Run
// `npm run build` first.
// node bench/playback.mjs [seed] [file]   writes the exported record into the file, for playback-paint.mjs
import { writeFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { brotliCompressSync, constants } from "node:zlib";
import { register } from "tsx/esm/api";
import * as Y from "yjs";

register({ tsconfig: "server/src/testing/tsconfig.process.json" });
const { createPrisma } = await import("@casement/prisma/client");
const { startTemporaryPostgres } = await import("@casement/prisma/embedded/temporary-postgres");
const { migrate } = await import("@casement/prisma/migrate");
const { seed } = await import("@casement/prisma/seed");
const { indexBoard } = await import("@casement/shared/document/records/fold-board");
const { epochClientId, FIRST_EPOCH, seedBoard } = await import("@casement/shared/document/schema");
const { ReplayCursor } = await import("@casement/shared/document/replay/replay-cursor");
const { ReplayLog } = await import("@casement/shared/document/replay/replay-log");
const { ReplayView } = await import("@casement/shared/document/replay/replay-view");
const { storedRows } = await import("@casement/shared/document/sheets/stored-row");
const { SeededDrawing } = await import("@casement/shared/testing/document/seeded-drawing");
const { StateFold } = await import("@casement/shared/playback/state-at");
const { seededRandom } = await import("@casement/shared/testing/seeded-random");
const { Authors } = await import("../server/src/board/validation/authors.ts");
const { PrismaBoardStorage } = await import("../server/src/board/storage/prisma-board-storage.ts");
const { encodeKeyframe } = await import("../server/src/board/storage/keyframe.ts");
const { runCommand } = await import("../server/src/commands/sessions/run-command.ts");
const { exportRecord } = await import("../server/src/import-export/export-record.ts");
const { readPlayback } = await import("../server/src/queries/playback/read-playback.ts");
const { boardChunk, boardKeyframe } = await import("../server/src/queries/playback/read-playback-board.ts");
const { verifyRecord } = await import("../server/src/queries/playback/verify-record.ts");
const { hashBoard, hashMoment, hashState } = await import("../server/src/session-log/record-hash.ts");
const { FakeClock } = await import("../server/src/testing/fake-clock.ts");
const { seatCast, startStage } = await import("../server/src/testing/session-stage.ts");

const SEED = Number(process.argv[2] ?? 1);
const MINUTES = 45;
const UPDATES = 20_000;
const EVENTS = 300;
const SHAPES_EACH = 200;
const KEYFRAME_EVERY_MS = 30_000;
const MOMENTS = 100;
const DURATION_MS = MINUTES * 60_000;

const random = seededRandom(SEED);
const postgres = await startTemporaryPostgres();
await migrate(postgres.url);
await seed(postgres.url);
const prisma = createPrisma(postgres.url, { maxConnections: 6 });
const storage = new PrismaBoardStorage(prisma);
const clock = new FakeClock();
const stage = await startStage(prisma, clock);
const cast = await seatCast(stage.deps);
const { sessionId } = cast;
const startAt = clock.now();

/** What was live at the moments of later seeks: second -> hashes. */
const live = new Map();
const doc = new Y.Doc();
const authors = new Authors();

const hex = (bytes) => Buffer.from(bytes).toString("hex");
const stateNow = async () => (await stage.deps.sessionLogs.load(sessionId)).state;

async function hold() {
  const rows = [];
  const record = (participantId, update, newClients) =>
    rows.push({
      key: crypto.randomUUID(),
      sessionId,
      epoch: FIRST_EPOCH,
      updates: [{ at: clock.now(), participantId, update, newClients }],
    });
  doc.clientID = epochClientId(FIRST_EPOCH);
  seedBoard(doc);
  authors.bind("", [doc.clientID]);
  record("", Y.encodeStateAsUpdate(doc), [doc.clientID]);
  await runCommand(stage.deps, cast.owner, "session.start", {});
  const drawers = [cast.owner, cast.candidate].map(({ participantId }, index) => {
    const own = new Y.Doc();
    Y.applyUpdate(own, Y.encodeStateAsUpdate(doc));
    own.on("update", (update) => {
      const isNew = authors.ownerOf(own.clientID) === undefined;
      authors.bind(participantId, [own.clientID]);
      Y.applyUpdate(doc, update);
      record(participantId, update, isNew ? [own.clientID] : []);
    });
    return new SeededDrawing(own, random, `d${index}`, SHAPES_EACH);
  });
  const seconds = Array.from({ length: MOMENTS }, () => random.below(DURATION_MS / 1000) + 0.5).sort((a, b) => a - b);
  let made = 1;
  let nextKeyframe = KEYFRAME_EVERY_MS;
  let nextEvent = DURATION_MS / EVENTS;
  let lastSegment = 0n;
  const store = async () => {
    // One row each: at seven updates a second every commit holds one.
    for (let start = 0; start < rows.length; start += 500) {
      for (const row of rows.slice(start, start + 500)) lastSegment = (await storage.append([row])).get(sessionId);
    }
    rows.length = 0;
  };
  for (; made < UPDATES; made += 1) {
    const t = Math.min(DURATION_MS - 1, Math.round((made / UPDATES) * DURATION_MS + random.below(100)));
    const at = Math.max(clock.now(), startAt + t);
    for (; seconds.length > 0 && startAt + seconds[0] * 1000 < at; ) {
      const second = seconds.shift();
      live.set(second, {
        board: hex((await hashBoard(indexBoard(doc).supported(), storedRows(doc))).hash),
        state: hex(hashState(await stateNow())),
      });
    }
    clock.advance(at - clock.now());
    if (t >= nextEvent) {
      nextEvent += DURATION_MS / EVENTS;
      await event();
    }
    drawers[random.below(2)].edit();
    if (t < nextKeyframe) continue;
    nextKeyframe += KEYFRAME_EVERY_MS;
    await store();
    const moment = { sessionId, at, afterSegment: lastSegment };
    await storage.saveKeyframe({ ...moment, epoch: FIRST_EPOCH, state: encodeKeyframe(doc, authors) });
    const { hash: board } = await hashBoard(indexBoard(doc).supported(), storedRows(doc));
    await storage.saveHash(hashMoment({ ...moment, board, state: await stateNow() }));
  }
  await store();
  clock.advance(startAt + DURATION_MS - clock.now());
  await runCommand(stage.deps, cast.owner, "session.end", {});
}

async function event() {
  const { clock: steps, plan } = await stateNow();
  const id = crypto.randomUUID();
  const draw = random.next();
  const step = Math.min(plan.steps.length - 1, steps.visits.at(-1).stepIndex + 1);
  if (draw < 0.3)
    await runCommand(stage.deps, cast.owner, "note.add", { noteId: id, text: `Asked about load ${id}`, tag: null });
  else if (draw < 0.6)
    await runCommand(stage.deps, cast.owner, "chat.send", { messageId: id, text: `How many reads a second? ${id}` });
  else if (draw < 0.95)
    await runCommand(stage.deps, cast.owner, "score.set", {
      criterion: "structure",
      mark: 3,
      evidence: `Seen at ${id}`,
    });
  else await runCommand(stage.deps, cast.owner, "step.enter", { stepIndex: step, expectedRevision: steps.revision });
}

const pack = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
const percentile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const ms = (value) => `${value.toFixed(1)} ms`;
const mb = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
const kb = (bytes) => `${(bytes / 1e3).toFixed(0)} KB`;

async function sizeOnDisk(table) {
  const [row] = await prisma.$queryRawUnsafe(
    `SELECT coalesce(sum(pg_column_size(t.*)), 0)::int AS bytes, count(*)::int AS rows FROM "${table}" t WHERE "sessionId" = $1`,
    sessionId,
  );
  await prisma.$executeRawUnsafe(`VACUUM FULL "${table}"`);
  const [whole] = await prisma.$queryRawUnsafe(`SELECT pg_total_relation_size('"${table}"')::int AS bytes`);
  return { rows: row.rows, "row bytes": mb(row.bytes), "with indexes": mb(whole.bytes), bytes: whole.bytes };
}

await hold();
await storage.pack(sessionId);
const tables = {};
for (const table of ["SessionEvent", "BoardSegment", "BoardKeyframe", "RecordHash"])
  tables[table] = await sizeOnDisk(table);
console.table(Object.fromEntries(Object.entries(tables).map(([name, { bytes: _bytes, ...row }]) => [name, row])));

const asked = performance.now();
const manifest = await readPlayback(stage.deps, cast.owner);
const manifestMs = performance.now() - asked;
const manifestBytes = pack(Buffer.from(JSON.stringify(manifest)));
const chunks = [];
for (const { index } of manifest.board.chunks) chunks.push(await boardChunk(prisma, sessionId, index));
const keyframes = new Map();
for (const { updates } of manifest.board.keyframes)
  keyframes.set(updates, await boardKeyframe(prisma, sessionId, updates));
const compressedRecord = pack(Buffer.concat([...chunks, Buffer.from(JSON.stringify(manifest.events))]));

/** Fetches what a moment needs, as the player does; returns the number of bytes. */
function fetchFor(log, t) {
  let bytes = 0;
  for (;;) {
    const missing = log.missing(t);
    if (missing.chunks.length + missing.keyframes.length === 0) return bytes;
    for (const index of missing.chunks) {
      bytes += pack(chunks[index]);
      log.addChunk(index, chunks[index]);
    }
    for (const updates of missing.keyframes) {
      bytes += pack(keyframes.get(updates));
      log.addKeyframe(updates, keyframes.get(updates));
    }
  }
}

const seconds = [...live.keys()].sort(() => random.next() - 0.5);
const opening = seconds.map((second) => manifestBytes + fetchFor(new ReplayLog(manifest), second * 1000));

const log = new ReplayLog(manifest);
for (const [index, bytes] of chunks.entries()) log.addChunk(index, bytes);
const folding = performance.now();
const scout = new ReplayCursor(log);
while (scout.position < log.length) scout.moveTo(Math.min(log.length, scout.position + 400));
const foldMs = performance.now() - folding;

const view = new ReplayView(log);
const states = new StateFold(manifest);
const took = [];
const worked = [];
let mismatches = 0;
for (const second of seconds) {
  const t = second * 1000;
  const begun = performance.now();
  const used = process.cpuUsage();
  view.moveTo(log.positionAt(t));
  const state = states.at(t);
  took.push(performance.now() - begun);
  const { user, system } = process.cpuUsage(used);
  worked.push((user + system) / 1000);
  const { board, state: stateThen } = live.get(second);
  if (hex((await hashBoard(view.supported(), view.rows)).hash) !== board || hex(hashState(state)) !== stateThen)
    mismatches += 1;
}
const findings = await verifyRecord(prisma, sessionId);
const shapes = [...view.shown.values()].filter(({ typeName }) => typeName === "shape").length;

console.table({
  interview: `${MINUTES} min, ${manifest.board.updates} updates, ${manifest.events.length} events, at most ${SHAPES_EACH * 2} shapes (${shapes} at the last moment sought)`,
  "record on disk": mb(Object.values(tables).reduce((sum, { bytes }) => sum + bytes, 0)),
  "compressed record": kb(compressedRecord),
  "manifest, compressed": `${kb(manifestBytes)}, made in ${ms(manifestMs)}`,
  "to the first picture": `median ${kb(percentile(opening, 0.5))}, most ${kb(Math.max(...opening))}`,
  "to hold all of it": `${kb(manifestBytes + chunks.reduce((sum, chunk) => sum + pack(chunk), 0))}`,
  "fold through once": ms(foldMs),
  "seek, 100 random seconds": `p50 ${ms(percentile(took, 0.5))}, p95 ${ms(percentile(took, 0.95))}, most ${ms(Math.max(...took))}`,
  "the same in processor time": `p50 ${ms(percentile(worked, 0.5))}, p95 ${ms(percentile(worked, 0.95))}, most ${ms(Math.max(...worked))}`,
  load: loadavg()[0].toFixed(1),
  "moments that differ from live": `${mismatches} of ${seconds.length}`,
  "hashes logged live": `${findings.hashes}, ${findings.faults.length} faults`,
});

if (process.argv[3] !== undefined) await writeFile(process.argv[3], exportRecord(stage.deps, cast.owner));
await stage.stop();
await prisma.$disconnect();
await postgres.stop();
