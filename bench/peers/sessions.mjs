// Writes live sessions with somebody in every seat into a data directory, before the server starts on it.
import { register } from "tsx/esm/api";

register({ tsconfig: "server/src/testing/tsconfig.process.json" });
const { createPrisma } = await import("@casement/prisma/client");
const { openDatabase } = await import("@casement/prisma/embedded/open-database");
const { migrate } = await import("@casement/prisma/migrate");
const { seed } = await import("@casement/prisma/seed");
const { startInterview } = await import("../../server/src/testing/board-stage.ts");
const { seatCast, startStage } = await import("../../server/src/testing/session-stage.ts");
const { systemClock } = await import("../../server/src/platform/clock.ts");

const SEATS = ["owner", "candidate", "interviewer", "observer"];
const silent = { info: () => undefined, warn: () => undefined };

/**
 * Makes `count` sessions whose interview has begun. Each comes as its id and the cookies of its people: owner,
 * candidate, interviewer, observer; all but the last may draw.
 * @param {string} dataDir @param {number} count
 */
export async function makeSessions(dataDir, count) {
  const database = await openDatabase({ dataDir, log: silent });
  try {
    await migrate(database.url);
    await seed(database.url);
    const prisma = createPrisma(database.url, { maxConnections: 4 });
    const stage = await startStage(prisma, systemClock);
    const sessions = [];
    while (sessions.length < count) {
      const cast = await seatCast(stage.deps);
      await startInterview(stage, cast.sessionId);
      sessions.push({ room: cast.sessionId, cookies: SEATS.map((seat) => cast[seat].cookie) });
    }
    await stage.stop();
    await prisma.$disconnect();
    return sessions;
  } finally {
    await database.stop();
  }
}

if (process.send !== undefined) {
  const [dataDir, count] = process.argv.slice(2);
  process.send(await makeSessions(dataDir, Number(count)), () => process.exit(0));
}
