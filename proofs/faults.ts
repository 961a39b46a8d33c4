import type { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { createPrisma, type PrismaClient } from "@casement/prisma/client";
import { seededRandom } from "@casement/shared/testing/seeded-random";
import { WebSocket } from "ws";
import { BOARD_LIMITS, type BoardLimits } from "../server/src/board/board-limits.js";
import { PrismaBoardStorage } from "../server/src/board/storage/prisma-board-storage.js";
import { syncMessage } from "../server/src/testing/board-messages.js";
import { BoardClient, type BoardStage, startBoardStage, startInterview } from "../server/src/testing/board-stage.js";
import { type CutOff, startCutOff } from "../server/src/testing/cut-off.js";
import { type Actor, seat, seatCast } from "../server/src/testing/session-stage.js";
import { createTestDatabase } from "../server/src/testing/test-database.js";
import { Crew } from "./live/crew.js";
import { neverHappened } from "./never-happened.js";
import { readEpochs } from "./page/epochs.js";
import type { Proof } from "./proof.js";

const MIB = 1024 * 1024;
/** Length of each text that a slow reader does not read; a board refuses texts of more than 256 Ki characters. */
const TEXT_BYTES = 200 * 1024;
/** Rounds between two clearings of the board. */
const CLEARED_EVERY = 10;
/** A slow reader needs a fast writer; all other limits are the product's. */
const HURRIED = { frames: BOARD_LIMITS.frames, bytes: [1e9, 1e9], processorMs: [1e6, 1e6] } as const;
const LIMITS: BoardLimits = { ...BOARD_LIMITS, ...HURRIED, signIn: HURRIED, address: HURRIED };
const TROUBLES = ["database gone", "answers lost", "disk full", "flood", "slow reader"] as const;
type Trouble = (typeof TROUBLES)[number];

/**
 * Promise 11: slow readers, floods, a full disk and a dead database lose nothing, and nothing is falsely called saved.
 */
export const faults: Proof = async ({ rounds = 100, seed = 1 }, say) => {
  const random = seededRandom(seed);
  const database = await createTestDatabase();
  const way = await startCutOff(database.url);
  const prisma = createPrisma(way.url, { maxConnections: 3 });
  const stage = await startBoardStage(prisma, LIMITS);
  const cast = await seatCast(stage.deps);
  await startInterview(stage, cast.sessionId);
  const flooder = await seat(stage.deps, cast.sessionId, "candidate");
  const crew = new Crew(stage.origin, [cast.owner, cast.interviewer, cast.candidate], random);
  const record = () => readEpochs(new PrismaBoardStorage(database.prisma), cast.sessionId);
  const found: string[] = [];
  /** The rounds in which a trouble was felt: edits waited, frames flooded, or bytes lay unread. */
  const happened = Object.fromEntries(TROUBLES.map((name) => [name, 0])) as Record<Trouble, number>;
  let [looks, flooded, mostUnread, letGo] = [0, 0, 0, 0];
  const look = async (when: string) => {
    looks += 1;
    found.push(...(await crew.lost(record)).map((lost) => `${when}: ${lost}`));
  };
  try {
    await crew.untilSynced();
    for (let round = 0; round < rounds; round += 1) {
      const trouble = TROUBLES[round % TROUBLES.length] as Trouble;
      if (round % CLEARED_EVERY === 0) random.pick(crew.members).clearBoard();
      crew.startDrawing();
      await wait(random.below(200));
      if (trouble === "slow reader") {
        const end = await slowReader(stage);
        mostUnread = Math.max(mostUnread, end.mostUnread);
        if (end.mostUnread > 0) happened[trouble] += 1;
        if (end.letGo) letGo += 1;
        found.push(...end.faults.map((fault) => `round ${round}: ${fault}`));
      } else {
        const over = await begin(trouble, {
          way,
          prisma: database.prisma,
          stage,
          flooder,
          onFlood: () => (flooded += 1),
        });
        await wait(100 + random.below(1200));
        const hasShown = trouble === "flood" ? flooded > 0 : crew.sum(({ page }) => page.pending) > 0;
        if (hasShown) happened[trouble] += 1;
        await look(`round ${round}, during ${trouble}`);
        await over();
      }
      await crew.stopDrawing();
      await look(`round ${round}, after ${trouble}`);
      if (round % 20 === 19) say(`round ${round + 1}: ${found.length} faults`);
    }
    found.push(...(await crew.converged(record)));
    const counts = {
      ...happened,
      "edits made": crew.sum(({ hands }) => hands.edits),
      "updates called saved": crew.sum(({ ledger }) => ledger.promised.updates),
      "looks at the record": looks,
    };
    const differing = found.length;
    // A run of fewer rounds than there are troubles comes to the first of them only.
    const left: readonly string[] = TROUBLES.slice(rounds);
    const names = Object.keys(counts).filter((name) => !left.includes(name));
    found.push(...neverHappened(counts, names));
    const figures = {
      seed,
      ...counts,
      "slow readers let go": letGo,
      "most unread of one, MiB": Math.round((mostUnread / MIB) * 10) / 10,
      "false saved, lost or different": differing,
    };
    return { figures, faults: found };
  } finally {
    crew.leave();
    await stage.stop();
    await prisma.$disconnect();
    await way.cut();
    await database.close();
  }
};

interface Means {
  readonly way: CutOff;
  readonly prisma: PrismaClient;
  readonly stage: BoardStage;
  readonly flooder: Actor;
  /** Called for each frame of a flood. */
  readonly onFlood: () => void;
}

/** Begins a trouble; resolves to a function that ends it. */
async function begin(trouble: Trouble, means: Means): Promise<() => Promise<void>> {
  const { way } = means;
  if (trouble === "database gone") {
    await way.cut();
    return () => way.mend();
  }
  if (trouble === "answers lost") {
    way.loseAnswers();
    return async () => {
      await way.cut();
      await way.mend();
    };
  }
  if (trouble === "disk full") return fillDisk(means.prisma);
  return flood(means);
}

/** Makes the database answer every commit of the board as it does on a full disk. */
async function fillDisk(prisma: PrismaClient): Promise<() => Promise<void>> {
  await prisma.$executeRawUnsafe(`CREATE OR REPLACE FUNCTION no_space() RETURNS trigger AS $$ BEGIN
    RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$ LANGUAGE plpgsql`);
  await prisma.$executeRawUnsafe(
    `CREATE TRIGGER full_disk BEFORE INSERT ON "BoardSegment" EXECUTE FUNCTION no_space()`,
  );
  return async () => {
    await prisma.$executeRawUnsafe(`DROP TRIGGER full_disk ON "BoardSegment"`);
  };
}

/** Sends as fast as possible, until the connection is closed or the returned function is called. */
async function flood({ stage, flooder, onFlood }: Means): Promise<() => Promise<void>> {
  const ws = await openRaw(stage, flooder);
  const question = syncMessage(0, Uint8Array.from([0]));
  const pump = () => {
    if (ws.readyState !== WebSocket.OPEN) return;
    for (let count = 0; count < 200; count += 1) {
      ws.send(question);
      onFlood();
    }
    setTimeout(pump, 1);
  };
  pump();
  return async () => ws.terminate();
}

/** Opens a session of its own, in which one person writes megabytes and another does not read. */
async function slowReader(stage: BoardStage): Promise<{ mostUnread: number; letGo: boolean; faults: string[] }> {
  const cast = await seatCast(stage.deps);
  await startInterview(stage, cast.sessionId);
  const writer = await new BoardClient(stage.origin, cast.owner).joined();
  const sockets: Socket[] = [];
  const note = (socket: Socket) => sockets.push(socket);
  stage.httpServer.on("connection", note);
  const ws = await openRaw(stage, cast.candidate);
  stage.httpServer.off("connection", note);
  const ends = sockets.filter((socket) => !socket.destroyed);
  ws.pause();
  let [mostUnread, sent] = [0, 0];
  while (ends.every((socket) => !socket.destroyed) && sent < 48 * MIB) {
    writer.draw(`shape:${(sent / TEXT_BYTES) % 8}`, { typeName: "shape", props: { text: "x".repeat(TEXT_BYTES) } });
    sent += TEXT_BYTES;
    await writer.until(({ allSaved, notices }) => allSaved || notices.includes("refused"));
    if (writer.notices.includes("refused")) throw new Error("the board refused what a slow reader was to be sent");
    mostUnread = Math.max(mostUnread, ...ends.map(({ writableLength }) => writableLength));
  }
  const letGo = ends.some(({ destroyed }) => destroyed);
  ws.terminate();
  const again = await new BoardClient(stage.origin, cast.candidate).joined();
  const same = JSON.stringify(again.records.toJSON()) === JSON.stringify(writer.records.toJSON());
  for (const client of [writer, again]) client.close();
  return { mostUnread, letGo, faults: same ? [] : ["a slow reader came back to another board"] };
}

async function openRaw(stage: BoardStage, { cookie, sessionId }: Actor): Promise<WebSocket> {
  const url = `${stage.origin.replace("http", "ws")}/board/${sessionId}`;
  const ws = new WebSocket(url, { headers: { cookie, origin: stage.origin } });
  ws.on("error", () => undefined);
  await new Promise((resolve) => ws.once("open", resolve));
  return ws;
}
