// Processor time and delay of each delivered update, under a steady and under a saturating load.
import { seatPeople } from "../peers/seats.mjs";
import { inTurns, middle, ratios, target, withSides } from "./sides.mjs";

const US_PER_MS = 1000;
/** Each round pays for what it leaves behind. */
const COOL_DOWN_MS = 300;

const SHAPES = {
  paced: {
    title: ({ rooms, people }) => `Paced: ${rooms} rooms x ${people} people, one in each draws, 30 updates a second`,
    rooms: 40,
    people: 4,
    action: "paced",
    round: { perSecond: 30, seconds: 5 },
    liftLimits: false,
    targets: { processor: 1.6, p50: 1.2, savedP50: 40, savedP99: 250 },
  },
  rooms: {
    title: ({ rooms, people }) => `Many rooms: ${rooms} x ${people} people, one in each draws, 8 updates a second`,
    rooms: 300,
    people: 3,
    action: "paced",
    // Longer than the time between two keyframes of a room.
    round: { perSecond: 8, seconds: 40 },
    liftLimits: false,
    targets: { p99: 25 },
  },
  saturated: {
    title: ({ rooms, people }) =>
      `Saturated: ${rooms} rooms x ${people} people, one in each draws, 64 updates under way`,
    rooms: 8,
    people: 4,
    action: "saturated",
    round: { window: 64, updates: 1500 },
    liftLimits: true,
    targets: { processor: 0.7 },
  },
};

/**
 * @param {"paced" | "saturated" | "rooms"} name
 * @param {{ rounds: number, rooms?: number, people?: number, round?: object }} size
 */
export function throughput(name, { rounds, ...size }) {
  const shape = { ...SHAPES[name], ...size };
  return { name, title: shape.title(shape), sessions: shape.rooms, run: (bench) => play(bench, shape, rounds) };
}

function play(bench, shape, rounds) {
  const { updates = 0, perSecond = 0, seconds = 0 } = shape.round;
  const needed = Math.ceil(updates + perSecond * seconds) * (rounds + 1);
  return withSides(bench, { liftLimits: shape.liftLimits }, async (sides) => {
    for (const side of sides) {
      const { contender } = side.server;
      const places = seatPeople(side.server, bench.sessions, shape.people);
      await side.load.tell("enter", { dialect: contender.dialect, places, updates: needed, saves: contender.saves });
      side.rounds = [];
    }
    bench.say("warming up");
    for (const side of sides) {
      await oneRound(side, shape);
      side.before = await side.server.processor();
    }
    await inTurns(sides, rounds, bench.say, async (side) => side.rounds.push(await oneRound(side, shape)));
    for (const side of sides) side.all = await perDelivered(side, side.before, side.rounds);
    return summary(sides, shape.targets);
  });
}

async function oneRound(side, { action, round }) {
  await side.server.stalls();
  const before = await side.server.processor();
  const figures = await side.load.tell(action, round);
  const late = await side.server.stalls();
  await new Promise((resolve) => setTimeout(resolve, COOL_DOWN_MS));
  return { ...figures, late, ...(await perDelivered(side, before, [figures])) };
}

/** Microseconds of processor time since `before` for each update delivered in these rounds. */
async function perDelivered({ server }, before, rounds) {
  const after = await server.processor();
  const delivered = rounds.reduce((sum, figures) => sum + figures.delivered, 0);
  const us = (name) => ((after[name] - before[name]) * US_PER_MS) / delivered;
  return { serverUs: us("server"), databaseUs: us("database") };
}

function summary(sides, targets) {
  const relay = sides.find(({ name }) => name === "relay")?.rounds;
  const table = {};
  const found = {};
  for (const { name, rounds, all } of sides) {
    const processor = ratios(rounds, relay, ({ serverUs }) => serverUs);
    const p50 = ratios(rounds, relay, ({ relayMs }) => relayMs.p50);
    found[name] = { processor: processor.median, p50: p50.median };
    table[name] = {
      "CPU us/delivered": middle(rounds, ({ serverUs }) => serverUs, 1),
      "x relay (min-max)": processor.text,
      "database us": middle(rounds, ({ databaseUs }) => databaseUs, 1),
      "with pauses us": Number(all.serverUs.toFixed(1)),
      "p50 ms": middle(rounds, ({ relayMs }) => relayMs.p50),
      "p50 x relay": p50.text,
      "p95 ms": middle(rounds, ({ relayMs }) => relayMs.p95),
      "p99 ms": middle(rounds, ({ relayMs }) => relayMs.p99),
      "loop late p99/max ms": `${middle(rounds, ({ late }) => late.p99, 1)} / ${middle(rounds, ({ late }) => late.max, 1)}`,
      "delivered/s": middle(rounds, ({ delivered, ms }) => (delivered / ms) * 1000, 0),
      "not delivered": rounds.at(-1).missing,
      "saved p50/p99 ms": rounds[0].unsaved === null ? "-" : savedText(rounds),
    };
  }
  const ours = sides.find(({ name }) => name === "casement")?.rounds;
  return { table, targets: ours === undefined ? [] : check(found.casement, ours, targets), rounds: named(sides) };
}

const savedText = (rounds) =>
  `${middle(rounds, ({ savedMs }) => savedMs.p50, 1)} / ${middle(rounds, ({ savedMs }) => savedMs.p99, 1)}`;

const named = (sides) => Object.fromEntries(sides.map(({ name, rounds, all }) => [name, { rounds, all }]));

function check(found, ours, { processor, p50, p99, savedP50, savedP99 }) {
  const checks = [
    ["CPU per delivered update, x relay", found.processor, processor],
    ["p50 of delivery, x relay", found.p50, p50],
    ["p99 of delivery, ms", middle(ours, ({ relayMs }) => relayMs.p99, 1), p99],
    ["edit to saved, p50 ms", middle(ours, ({ savedMs }) => savedMs.p50, 1), savedP50],
    ["edit to saved, p99 ms", middle(ours, ({ savedMs }) => savedMs.p99, 1), savedP99],
  ];
  return checks.filter(([, , limit]) => limit !== undefined).map((one) => target(...one));
}
