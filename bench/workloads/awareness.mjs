// A storm of cursors: ten people in each of five rooms move theirs twenty times a second.
import { seatPeople } from "../peers/seats.mjs";
import { inTurns, middle, ratios, withSides } from "./sides.mjs";

const US_PER_MS = 1000;
const PEOPLE = 10;
const STORM = { perSecond: 20, seconds: 4 };

/** @param {{ rounds: number, rooms?: number }} size */
export function awareness({ rounds, rooms = 5 }) {
  return {
    name: "awareness",
    title: `Awareness: ${rooms} rooms x ${PEOPLE} people, each moves ${STORM.perSecond} times a second`,
    sessions: rooms,
    run: (bench) => play(bench, rounds),
  };
}

function play(bench, rounds) {
  return withSides(bench, {}, async (sides) => {
    for (const side of sides) {
      const places = seatPeople(side.server, bench.sessions, PEOPLE);
      await side.load.tell("enter", { dialect: side.server.contender.dialect, places, updates: 0, saves: false });
      side.rounds = [];
    }
    bench.say("warming up");
    for (const side of sides) await oneRound(side);
    await inTurns(sides, rounds, bench.say, async (side) => side.rounds.push(await oneRound(side)));
    const relay = sides.find(({ name }) => name === "relay")?.rounds;
    const table = {};
    for (const { name, rounds: own } of sides) {
      table[name] = {
        "CPU us/state for a reader": middle(own, ({ serverUs }) => serverUs, 1),
        "x relay (min-max)": ratios(own, relay, ({ serverUs }) => serverUs).text,
        "database us": middle(own, ({ databaseUs }) => databaseUs, 2),
        "shown %": middle(own, ({ shown, offered }) => (100 * shown) / offered, 1),
        "p50 ms": middle(own, ({ p50 }) => p50, 1),
        "p99 ms": middle(own, ({ p99 }) => p99, 1),
      };
    }
    return { table, targets: [], rounds: Object.fromEntries(sides.map(({ name, rounds: own }) => [name, own])) };
  });
}

async function oneRound({ server, load }) {
  const before = await server.processor();
  const figures = await load.tell("storm", STORM);
  const after = await server.processor();
  const us = (name) => ((after[name] - before[name]) * US_PER_MS) / figures.offered;
  return { ...figures, serverUs: us("server"), databaseUs: us("database") };
}
