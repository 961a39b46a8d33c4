// How long people wait for a board with a long history: the first, the next, and twenty at once.
import { seatPeople } from "../peers/seats.mjs";
import { inTurns, middle, ratios, target, withSides } from "./sides.mjs";

const CROWD = 20;
const FILL_WINDOW = 256;
/** Our server and Hocuspocus unload an empty room; ours after 5 s. */
const UNTIL_UNLOADED_MS = 9000;

/**
 * A join counts from its first packet to the sync step 2 with which a client takes itself for synced.
 * @param {{ rounds: number, updates?: number }} size
 */
export function join({ rounds, updates = 20_000 }) {
  return {
    name: "join",
    title: `Joining a board of ${updates} updates`,
    sessions: 1,
    run: (bench) => play(bench, rounds, updates),
  };
}

function play(bench, rounds, updates) {
  const speaking = bench.contenders.filter(({ stateless }) => !stateless);
  return withSides({ ...bench, contenders: speaking }, { liftLimits: true }, async (sides) => {
    for (const side of sides) {
      const { contender } = side.server;
      side.rounds = [];
      [side.place] = seatPeople(side.server, bench.sessions, 2 + CROWD);
      const places = [{ ...side.place, seats: side.place.seats.slice(0, 2) }];
      bench.say(`drawing ${updates} updates on ${side.name}`);
      await side.load.tell("enter", {
        dialect: contender.dialect,
        places,
        updates: updates + rounds,
        saves: contender.saves,
      });
      await side.load.tell("saturated", { window: FILL_WINDOW, updates });
    }
    await inTurns(sides, rounds, bench.say, async (side) => side.rounds.push(await oneRound(side)));
    await Promise.all(sides.map(({ load }) => load.tell("leave")));
    bench.say("waiting until the rooms are unloaded");
    await new Promise((resolve) => setTimeout(resolve, UNTIL_UNLOADED_MS));
    for (const side of sides) side.cold = await joiners(side, 1);
    for (const side of sides) expectAll(side, updates + rounds);
    return summary(sides);
  });
}

/** Sends one update first, so that no server can answer with only what it prepared before. */
async function oneRound(side) {
  await side.load.tell("saturated", { window: 1, updates: 1 });
  const first = await joiners(side, 1);
  const second = await joiners(side, 1);
  const before = await side.server.processor();
  const crowd = await joiners(side, CROWD);
  const after = await side.server.processor();
  return {
    first: first.p50,
    second: second.p50,
    crowd: crowd.p50,
    crowdMax: crowd.max,
    crowdMs: after.server - before.server,
    crowdDatabaseMs: after.database - before.database,
    bytes: first.bytes,
  };
}

const joiners = ({ load, server, place }, count) =>
  load.tell("join", { dialect: server.contender.dialect, room: place.room, seats: place.seats.slice(2, 2 + count) });

/** A quick answer that lacks something does not count. */
function expectAll({ name, cold }, updates) {
  if (cold.pieces < updates)
    throw new Error(`${name} gave ${cold.pieces} of ${updates} updates to somebody who joined`);
}

function summary(sides) {
  const stock = sides.find(({ name }) => name === "y-websocket")?.rounds;
  const ours = sides.find(({ name }) => name === "casement")?.rounds;
  const table = {};
  for (const { name, rounds, cold } of sides) {
    table[name] = {
      "first ms": middle(rounds, ({ first }) => first, 1),
      "first x y-websocket": ratios(rounds, stock, ({ first }) => first).text,
      "second ms": middle(rounds, ({ second }) => second, 1),
      "second x y-websocket": ratios(rounds, stock, ({ second }) => second).text,
      "20 at once p50 ms": middle(rounds, ({ crowd }) => crowd, 1),
      "20 x y-websocket": ratios(rounds, stock, ({ crowd }) => crowd).text,
      "slowest x y-websocket": ratios(rounds, stock, ({ crowdMax }) => crowdMax).text,
      "CPU ms for the 20": middle(rounds, ({ crowdMs }) => crowdMs, 0),
      "database ms": middle(rounds, ({ crowdDatabaseMs }) => crowdDatabaseMs, 0),
      "after all had left ms": Number(cold.p50.toFixed(1)),
      MiB: Number((cold.bytes / 2 ** 20).toFixed(2)),
    };
  }
  const both = ours !== undefined && stock !== undefined;
  const targets = both
    ? [
        target("first join, x y-websocket", ratios(ours, stock, ({ first }) => first).median, 0.8),
        target("second join, x y-websocket", ratios(ours, stock, ({ second }) => second).median, 0.3),
        target("twenty at once, x y-websocket", ratios(ours, stock, ({ crowd }) => crowd).median, 0.3),
        target("the slowest of them, x y-websocket", ratios(ours, stock, ({ crowdMax }) => crowdMax).median, 0.3),
      ]
    : [];
  return {
    table,
    targets,
    rounds: Object.fromEntries(sides.map(({ name, rounds, cold }) => [name, { rounds, cold }])),
  };
}
