// Processor time per delivered update and delay, for a steady and for a saturated load; round by round in turn.
import { LoadProcess } from "../load/load-process.mjs";
import { seatPeople } from "../peers/seats.mjs";
import { ServerProcess } from "../peers/server-process.mjs";

const US_PER_MS = 1000;
/** So that what a round leaves behind is paid for by that round. */
const COOL_DOWN_MS = 300;

const SHAPES = {
  paced: { rooms: 40, clients: 4, action: "paced", round: { perSecond: 30, seconds: 5 }, liftLimits: false },
  saturated: { rooms: 8, clients: 4, action: "saturated", round: { window: 64, updates: 1000 }, liftLimits: true },
};

/** @param {"paced" | "saturated"} name */
export function throughput(name, { rounds, ...changes } = {}) {
  const shape = { ...SHAPES[name], ...changes };
  return {
    name,
    sessions: shape.rooms,
    run: (bench) => play(bench, shape, rounds ?? 5),
  };
}

async function play({ contenders, sessions, dataDir, say }, shape, rounds) {
  const updates = (shape.round.updates ?? Math.round(shape.round.perSecond * shape.round.seconds)) * (rounds + 1);
  const sides = [];
  try {
    for (const contender of contenders) {
      say(`starting ${contender.name}`);
      const own = contender.pidFile ? { dataDir } : {};
      const server = await ServerProcess.start(contender, { ...own, liftLimits: shape.liftLimits });
      const load = new LoadProcess();
      sides.push({ server, load, rounds: [] });
      const places = seatPeople(server, sessions, shape.clients);
      const saves = contender.pidFile !== undefined;
      await load.tell("enter", { dialect: contender.dialect, places, updates, saves });
    }
    for (let number = 0; number <= rounds; number += 1) {
      say(number === 0 ? "warming up" : `round ${number} of ${rounds}`);
      for (let turn = 0; turn < sides.length; turn += 1) {
        const side = sides[(turn + number) % sides.length];
        const figures = await oneRound(side, shape);
        if (process.env.BENCH_DEBUG) say(JSON.stringify({ name: side.server.name, ...figures }));
        if (number > 0) side.rounds.push(figures);
        else side.afterWarmUp = await side.server.processor();
      }
    }
    for (const side of sides) side.all = await wholeRun(side);
    return sides.map(({ server, rounds: figures, all }) => ({ name: server.name, rounds: figures, all }));
  } finally {
    for (const { server, load } of sides) {
      load.end();
      await server.discard();
    }
  }
}

async function oneRound({ server, load }, { action, round }) {
  const before = await server.processor();
  const figures = await load.tell(action, round);
  await new Promise((resolve) => setTimeout(resolve, COOL_DOWN_MS));
  const after = await server.processor();
  return {
    ...figures,
    serverUs: ((after.server - before.server) * US_PER_MS) / figures.delivered,
    databaseUs: ((after.database - before.database) * US_PER_MS) / figures.delivered,
  };
}

/** With all that a server did while it was not its turn. */
async function wholeRun({ server, rounds, afterWarmUp }) {
  const now = await server.processor();
  const delivered = rounds.reduce((sum, figures) => sum + figures.delivered, 0);
  return {
    serverUs: ((now.server - afterWarmUp.server) * US_PER_MS) / delivered,
    databaseUs: ((now.database - afterWarmUp.database) * US_PER_MS) / delivered,
  };
}
