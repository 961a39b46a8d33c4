// How large do a board and its session log become? Two people draw for some minutes (seeded): strokes, boxes that are
// typed into, moved and deleted. Prints the size of the last document, of the rebuilt one, and of the log on disk.
// Takes about a minute.
// node bench/board-size.mjs [minutes] [updates] [shapes]
import { createHash, randomUUID } from "node:crypto";
import { register } from "tsx/esm/api";

register({ tsconfig: "server/src/testing/tsconfig.process.json" });
const Y = await import("yjs");
const { createPrisma } = await import("@casement/prisma/client");
const { startTemporaryPostgres } = await import("@casement/prisma/embedded/temporary-postgres");
const { migrate } = await import("@casement/prisma/migrate");
const { seed } = await import("@casement/prisma/seed");
const { PAGE_ID, epochClientId, recordsOf, seedBoard } = await import("@casement/shared/document/schema");
const { rebuildBoard } = await import("@casement/shared/document/epochs/rebuild-board");
const { writeRecord } = await import("@casement/shared/document/records/write-record");
const { Authors } = await import("../server/src/board/validation/authors.ts");
const { PrismaBoardStorage } = await import("../server/src/board/storage/prisma-board-storage.ts");
const { encodeKeyframe } = await import("../server/src/board/storage/keyframe.ts");
const { startBoardStage } = await import("../server/src/testing/board-stage.ts");
const { seatCast } = await import("../server/src/testing/session-stage.ts");

const MINUTES = Number(process.argv[2] ?? 45);
const UPDATES = Number(process.argv[3] ?? 20_000);
const SHAPES = Number(process.argv[4] ?? 400);
const WINDOW_MS = 12;
const KEYFRAME_EVERY_MS = 30_000;
const ROWS_A_STATEMENT = 400;
const WORDS = "cache queue shard replica client gateway store index feed fan-out write read hot key".split(" ");
const KIB = 1024;

let state = 7;
/** The mulberry32 generator. */
function below(limit) {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % limit;
}

const look = { color: "black", fill: "none", dash: "draw", size: "m", scale: 1 };
const rich = (text) => ({
  type: "doc",
  content: [{ type: "paragraph", content: text ? [{ type: "text", text }] : [] }],
});
const common = (id, type, props) => ({
  id,
  typeName: "shape",
  type,
  x: below(4000),
  y: below(3000),
  rotation: 0,
  index: `a${below(9) + 1}`,
  parentId: PAGE_ID,
  isLocked: false,
  opacity: 1,
  meta: {},
  props,
});
const idOf = (number) => `shape:${createHash("sha1").update(String(number)).digest("base64url").slice(0, 21)}`;

/** One deed of a person: its shape records, one for each flush. */
function* deed(records, number) {
  const ids = [...records.keys()].filter((id) => id.startsWith("shape:"));
  const id = idOf(number);
  const kind = below(10);
  if (ids.length >= SHAPES || (kind === 0 && ids.length > 0)) {
    yield (all) => all.delete(ids[below(ids.length)]);
  } else if (kind < 4) {
    const points = [];
    for (let flush = 0; flush < 40; flush++) {
      for (let at = 0; at < 2; at++)
        points.push({ x: Math.round(flush * 700 + below(300)) / 100, y: below(5000) / 100, z: 0.5 });
      const segments = [{ type: "free", points: [...points] }];
      const props = { ...look, segments, isComplete: flush === 39, isClosed: false, isPen: false };
      const record = { ...common(id, "draw", props), x: 1, y: 1, index: "a1" };
      yield (all) => writeRecord(all, record);
    }
  } else if (kind < 8 || ids.length === 0) {
    const props = {
      ...look,
      w: 160,
      h: 80,
      geo: "rectangle",
      growY: 0,
      url: "",
      labelColor: "black",
      font: "draw",
      align: "middle",
      verticalAlign: "middle",
    };
    const record = common(id, "geo", props);
    const text = `${WORDS[below(WORDS.length)]} ${WORDS[below(WORDS.length)]}`;
    for (let length = 0; length <= text.length; length++)
      yield (all) => writeRecord(all, { ...record, props: { ...props, richText: rich(text.slice(0, length)) } });
  } else {
    const moved = ids[below(ids.length)];
    for (let flush = 0; flush < 30; flush++) {
      const [x, y] = [below(4000), below(3000)];
      yield (all) => all.get(moved)?.set("xy", [x, y]);
    }
  }
}

/** The updates with their times, and the document that they make. */
function draw() {
  const server = new Y.Doc();
  server.clientID = epochClientId(1);
  seedBoard(server);
  const updates = [{ at: 0, participantId: "", newClients: [server.clientID], update: Y.encodeStateAsUpdate(server) }];
  const people = [new Y.Doc(), new Y.Doc()];
  for (const [index, doc] of people.entries()) {
    doc.clientID = 1000 + index * 7919;
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server), "peer");
    doc.on("update", (update, origin) => {
      if (origin === "peer") return;
      const first = updates.every(({ participantId }) => participantId !== `person-${index}`);
      const at = Math.round((updates.length / UPDATES) * MINUTES * 60_000);
      updates.push({ at, participantId: `person-${index}`, newClients: first ? [doc.clientID] : [], update });
      for (const other of [server, ...people]) if (other !== doc) Y.applyUpdate(other, update, "peer");
    });
  }
  for (let number = 0; updates.length < UPDATES; number++) {
    const doc = people[below(2)];
    for (const step of deed(recordsOf(doc), number)) doc.transact(() => step(recordsOf(doc)));
  }
  return { server, updates };
}

/** Stores the updates as the server does: one segment for each window, a keyframe every half minute. */
async function store(prisma, sessionId, updates) {
  const authors = new Authors();
  const doc = new Y.Doc();
  const start = Date.now() - MINUTES * 60_000;
  let [waiting, keyframeAt] = [[], 0];
  const flush = async () => {
    if (waiting.length > 0) await storage.append(waiting);
    waiting = [];
  };
  const keyframe = async (at) => {
    await flush();
    const { id } = await prisma.boardSegment.findFirstOrThrow({ where: { sessionId }, orderBy: { id: "desc" } });
    await storage.saveKeyframe({
      sessionId,
      epoch: 1,
      at: start + at,
      afterSegment: id,
      state: encodeKeyframe(doc, authors),
    });
    keyframeAt = at;
  };
  for (const each of updates) {
    const update = { ...each, at: start + each.at };
    const last = waiting.at(-1);
    if (last !== undefined && update.at - last.updates[0].at < WINDOW_MS) last.updates.push(update);
    else waiting.push({ key: randomUUID(), sessionId, epoch: 1, updates: [update] });
    authors.bind(each.participantId, each.newClients);
    Y.applyUpdate(doc, each.update);
    if (waiting.length >= ROWS_A_STATEMENT) await flush();
    if (each.at - keyframeAt >= KEYFRAME_EVERY_MS) await keyframe(each.at);
  }
  await keyframe(MINUTES * 60_000);
}

const kib = (bytes) => Math.round(Number(bytes) / KIB);

async function onDisk(prisma) {
  await prisma.$executeRawUnsafe('VACUUM FULL "BoardSegment"');
  await prisma.$executeRawUnsafe('VACUUM FULL "BoardKeyframe"');
  const [row] = await prisma.$queryRawUnsafe(`SELECT
    pg_total_relation_size('"BoardSegment"') AS segments, pg_total_relation_size('"BoardKeyframe"') AS keyframes,
    (SELECT count(*) FROM "BoardSegment") AS rows, (SELECT count(*) FROM "BoardKeyframe") AS frames`);
  const { segments, keyframes, rows, frames } = row;
  return {
    "segment rows": Number(rows),
    "segments KiB": kib(segments),
    keyframes: Number(frames),
    "keyframes KiB": kib(keyframes),
    "in all KiB": kib(segments + keyframes),
  };
}

const { server, updates } = draw();
const rebuilt = rebuildBoard(server, 2);
console.table({
  document: {
    minutes: MINUTES,
    updates: updates.length,
    shapes: recordsOf(server).size - 2,
    "updates KiB": kib(updates.reduce((sum, { update }) => sum + update.length, 0)),
    "document KiB": kib(Y.encodeStateAsUpdate(server).length),
    "rebuilt KiB": kib(Y.encodeStateAsUpdate(rebuilt).length),
  },
});
const postgres = await startTemporaryPostgres();
await migrate(postgres.url);
await seed(postgres.url);
const prisma = createPrisma(postgres.url, { maxConnections: 4 });
const storage = new PrismaBoardStorage(prisma);
const stage = await startBoardStage(prisma);
const { sessionId } = await seatCast(stage.deps);
await store(prisma, sessionId, updates);
const asWritten = await onDisk(prisma);
await storage.pack(sessionId);
console.table({ "as written": asWritten, packed: await onDisk(prisma) });
await stage.stop();
await prisma.$disconnect();
await postgres.stop();
process.exit(0);
