// How the board's server grows with rooms, people in a room, the length of a record and its shapes: pictures in
// docs/pictures/curves, and the figures beside them. Builds nothing. Linux alone.
// node bench/curves.mjs [axis ...] [--most=1000] [--sessions=folder]
// --most: most rooms. --sessions: keeps the sessions there for the next run, as making a thousand takes a minute.
import { execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { drawCurves } from "./curves/draw.mjs";
import { LoadProcess } from "./load/load-process.mjs";
import { CONTENDERS } from "./peers/contenders.mjs";
import { PLACES } from "./peers/pinned.mjs";
import { seatPeople } from "./peers/seats.mjs";
import { ServerProcess } from "./peers/server-process.mjs";

const ROOT = path.resolve(import.meta.dirname, "..");
const OURS = CONTENDERS.find(({ name }) => name === "casement");
const PACE = { perSecond: 8, seconds: 8 };
const JOINS = 7;
/** A lively interview: 20 000 updates in 45 minutes. */
const UPDATES_A_MINUTE = 20_000 / 45;
const UNTIL_UNLOADED_MS = 9000;
const US_PER_MS = 1000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { most: { type: "string", default: "1000" }, sessions: { type: "string" } },
});
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Many rooms of some people, one of whom draws in each. */
const paced = (of) => async (size, sessions) => {
  const { rooms, people } = of(size);
  return withServer({}, async (server, load) => {
    const places = seatPeople(server, sessions.slice(0, rooms), people + 1);
    const updates = PACE.perSecond * (PACE.seconds + 2);
    const seats = places.map((place) => ({ ...place, seats: place.seats.slice(0, people) }));
    await load.tell("enter", { dialect: OURS.dialect, places: seats, updates, saves: true });
    await load.tell("paced", { ...PACE, seconds: 2 });
    await server.stalls();
    const before = await server.processor();
    const { delivered, relayMs, ms } = await load.tell("paced", PACE);
    const after = await server.processor();
    const usedMs = after.server - before.server;
    const join = await joinTimes(load, { ...places[0], seats: places[0].seats.slice(people) });
    return {
      "share of a core": usedMs / ms,
      "CPU us a delivery": (usedMs * US_PER_MS) / delivered,
      "database us a delivery": ((after.database - before.database) * US_PER_MS) / delivered,
      "p99 ms": relayMs.p99,
      "memory MiB": server.residentMib,
      "join ms": join,
      "loop late p99 ms": Math.max(0.1, (await server.stalls()).p99),
    };
  });
};

/** One board with so many updates, in memory and after everybody has left. */
const record = (of) => async (size, sessions) => {
  const { updates, piecesPerStroke } = of(size);
  return withServer({ liftLimits: true }, async (server, load) => {
    const [place] = seatPeople(server, sessions, 3);
    const seats = [{ ...place, seats: place.seats.slice(0, 2) }];
    await load.tell("enter", {
      dialect: OURS.dialect,
      places: seats,
      updates: updates + 1,
      saves: true,
      piecesPerStroke,
    });
    const before = await server.processor();
    await load.tell("saturated", { window: 256, updates });
    const after = await server.processor();
    const joiner = { ...place, seats: place.seats.slice(2) };
    const join = await joinTimes(load, joiner);
    const memory = server.residentMib;
    await load.tell("leave");
    await pause(UNTIL_UNLOADED_MS);
    const cold = await load.tell("join", { dialect: OURS.dialect, ...joiner });
    if (cold.pieces < updates) throw new Error(`${cold.pieces} of ${updates} updates came`);
    return {
      "CPU us an update": ((after.server - before.server) * US_PER_MS) / updates,
      "join ms": join,
      "join when unloaded ms": cold.p50,
      "memory MiB": memory,
    };
  });
};

async function joinTimes(load, place) {
  const times = [];
  for (let number = 0; number < JOINS; number += 1)
    times.push((await load.tell("join", { dialect: OURS.dialect, ...place })).p50);
  return times.sort((a, b) => a - b)[JOINS >> 1];
}

const AXES = {
  rooms: { x: "rooms of 3", sizes: [1, 10, 30, 100, 300, 1000], measure: paced((rooms) => ({ rooms, people: 3 })) },
  people: {
    x: "people in each of 10 rooms",
    sizes: [2, 4, 8, 16, 30],
    measure: paced((people) => ({ rooms: 10, people })),
  },
  length: {
    x: "minutes of record",
    sizes: [5, 15, 45, 120, 240, 480],
    measure: record((minutes) => ({ updates: Math.round(minutes * UPDATES_A_MINUTE), piecesPerStroke: 100 })),
  },
  shapes: {
    x: "shapes",
    sizes: [100, 300, 600, 1000, 2000],
    measure: record((shapes) => ({ updates: shapes * 4, piecesPerStroke: 4 })),
  },
};

let stored;
let dataDir;

/** A server of its own for every point, on a fresh copy of the sessions. */
async function withServer(options, work) {
  await rm(dataDir, { recursive: true, force: true });
  await cp(stored, dataDir, { recursive: true });
  const server = await ServerProcess.start(OURS, { ...options, dataDir });
  const load = new LoadProcess();
  try {
    return await work(server, load);
  } finally {
    load.end();
    await server.discard();
  }
}

async function readSessions(count) {
  const list = path.join(stored, "sessions.json");
  const known = await readFile(list, "utf8").then(JSON.parse, () => []);
  if (known.length >= count) return known;
  await rm(stored, { recursive: true, force: true });
  await mkdir(stored, { recursive: true });
  console.log(`making ${count} sessions`);
  const child = fork(path.join(ROOT, "bench/peers/sessions.mjs"), [stored, String(count)], { cwd: ROOT });
  const [made] = await once(child, "message");
  if (child.exitCode === null) await once(child, "exit");
  await writeFile(list, JSON.stringify(made));
  return made;
}

/** The names of the figures whose curves are drawn; all are in the file beside the picture. */
function panelsOf(found) {
  const names = Object.keys(found[0].figures).filter((name) => !/database|loop/.test(name));
  return names.map((name) => ({ title: name, points: found.map(({ size, figures }) => [size, figures[name]]) }));
}

function tableOf(x, found) {
  const names = Object.keys(found[0].figures);
  const rows = found.map(({ size, load, figures }) => [size, ...names.map((name) => figures[name]), load]);
  const head = `# at ${commit}, ${PLACES}\n`;
  return head + [[x, ...names, "load of the machine"], ...rows].map((row) => `${row.join(",")}\n`).join("");
}

const most = Number(values.most);
if (!(most >= 10)) throw new Error("--most is a number of rooms, 10 or more");
const axes = Object.entries(AXES).filter(([name]) => positionals.length === 0 || positionals.includes(name));
stored = values.sessions ?? (await mkdtemp(path.join(tmpdir(), "casement-curves-")));
dataDir = `${stored}-run`;
const folder = path.join(ROOT, "docs/pictures/curves");
const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
try {
  const sessions = await readSessions(axes.some(([name]) => name === "rooms") ? most : 10);
  await mkdir(folder, { recursive: true });
  for (const [name, { x, sizes, measure }] of axes) {
    const found = [];
    for (const size of sizes.filter((each) => name !== "rooms" || each <= most)) {
      const load = Number(loadavg()[0].toFixed(1));
      const figures = await measure(size, sessions);
      const rounded = Object.fromEntries(
        Object.entries(figures).map(([key, value]) => [key, Number(value.toPrecision(3))]),
      );
      found.push({ size, load, figures: rounded });
      console.log(x, size, JSON.stringify(rounded), `load ${load}`);
    }
    const panels = panelsOf(found);
    await writeFile(path.join(folder, `${name}.svg`), drawCurves(x, panels));
    await writeFile(path.join(folder, `${name}.csv`), tableOf(x, found));
  }
} finally {
  await rm(dataDir, { recursive: true, force: true });
  if (values.sessions === undefined) await rm(stored, { recursive: true, force: true });
}
