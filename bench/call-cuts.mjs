// Two people in a call, each in a network of their own on this machine, whose cable is cut. Linux, as root, with `ip`
// and `bridge` (iproute2); `relay` also needs coturn's `turnserver`.
//   node bench/call-cuts.mjs cuts 200       10 s without a network for one of them, in turns with and without a sign of it
//   node bench/call-cuts.mjs addresses 50   one of them changes to another network interface with another address
//   node bench/call-cuts.mjs restarts 20    the server restarts
//   node bench/call-cuts.mjs relay 10       10 minutes through a TURN server whose credentials live for 60 s
// Printed is the time from the end of the trouble to the next packet of sound, of the side that waited longer; a dead
// pair hears nothing within 15 s. Of restarts and of the relay it is the longest silence.
import { execFileSync, spawn } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "@playwright/test";
import { ensureBrowser } from "../scripts/lib/browser.mjs";
import { startServer } from "./board-rig.mjs";
import { CALL_FLAGS, DEAD_AFTER_MS, openCall, pause, report } from "./call-rig.mjs";

const [mode = "cuts", count = "20"] = process.argv.slice(2);
const BRIDGE = "cut-br";
const SERVER_ADDRESS = "10.77.0.1";
const CUT_MS = 10_000;
const CALM_MS = 3_000;
const SECRET = "a secret of this benchmark alone";
const PEOPLE = ["a", "b"];

const run = (command) => execFileSync("sh", ["-c", command], { stdio: ["ignore", "pipe", "pipe"] }).toString();
const quietly = (command) => {
  try {
    run(command);
  } catch {
    // It was not there.
  }
};

function buildNetworks() {
  run(
    `ip link add ${BRIDGE} type bridge && ip addr add ${SERVER_ADDRESS}/24 dev ${BRIDGE} && ip link set ${BRIDGE} up`,
  );
  for (const [at, person] of PEOPLE.entries()) {
    run(`ip netns add cut-${person} && ip -n cut-${person} link set lo up`);
    plugIn(person, 1, at + 2);
  }
}

/** A cable from a person's network to the bridge; `place` is the last part of the person's address. */
function plugIn(person, cable, place) {
  const [outer, inner] = [`cut-${person}${cable}`, `eth${cable}`];
  run(`ip link add ${outer} type veth peer name ${inner} netns cut-${person}`);
  run(`ip link set ${outer} master ${BRIDGE} up`);
  run(`ip -n cut-${person} addr add 10.77.0.${place}/24 dev ${inner} && ip -n cut-${person} link set ${inner} up`);
  run(`ip -n cut-${person} route add default via ${SERVER_ADDRESS}`);
}

function tearDown() {
  for (const person of PEOPLE) quietly(`ip netns del cut-${person}`);
  quietly(`ip link del ${BRIDGE}`);
}

/** A browser whose network is this person's. */
async function browserOf(person, folder, url) {
  const inside = path.join(folder, `browser-${person}`);
  await writeFile(inside, `#!/bin/sh\nexec ip netns exec cut-${person} ${await ensureBrowser()} "$@"\n`);
  await chmod(inside, 0o755);
  const args = [...CALL_FLAGS, `--unsafely-treat-insecure-origin-as-secure=${url}`];
  return chromium.launch({ executablePath: inside, args });
}

/** The time of the first packet that each side heard after this moment; null after too long. */
async function heardAfter(pages, moment) {
  const first = (page) => page.evaluate((after) => globalThis.heardAt.find((at) => at > after) ?? null, moment);
  while (Date.now() < moment + DEAD_AFTER_MS) {
    const times = await Promise.all(pages.map(first));
    if (!times.includes(null)) return Math.max(...times) - moment;
    await pause(100);
  }
  return null;
}

/** The longest time without a packet on either side since this moment, in ms. */
async function longestSilence(pages, since) {
  const longest = (page) =>
    page.evaluate((from) => {
      const times = [from, ...globalThis.heardAt.filter((at) => at > from), Date.now()];
      return Math.max(...times.slice(1).map((at, before) => at - times[before]));
    }, since);
  return Math.max(...(await Promise.all(pages.map(longest))));
}

async function measure(name, pages, trouble) {
  const times = [];
  for (let round = 0; round < Number(count); round++) {
    const ended = await trouble(round);
    times.push(await heardAfter(pages, ended));
    await pause(CALM_MS);
    if (round % 10 === 9) report(`${name}, load ${loadavg()[0].toFixed(1)}`, times);
  }
  report(name, times);
}

/** Who is cut off, and whether their machine sees that the cable is out, change from round to round. */
async function cut(round) {
  const cable = `cut-${PEOPLE[round % 2]}1`;
  const seen = Math.floor(round / 2) % 2 === 0;
  run(seen ? `ip link set ${cable} down` : `bridge link set dev ${cable} state 0`);
  await pause(CUT_MS);
  run(seen ? `ip link set ${cable} up` : `bridge link set dev ${cable} state 3`);
  return Date.now();
}

let places = 10;
const cables = { a: 1, b: 1 };
async function changeAddress(round) {
  const person = PEOPLE[round % 2];
  const old = cables[person]++;
  places = places === 250 ? 10 : places + 1;
  run(`ip link del cut-${person}${old}`);
  plugIn(person, cables[person], places);
  return Date.now();
}

const MODES = {
  cuts: (pages) => measure("sound after a cut of 10 s", pages, cut),
  addresses: (pages) => measure("sound after a change of interface and address", pages, changeAddress),
  restarts: async (pages, server) => {
    const silences = [];
    for (let round = 0; round < Number(count); round++) {
      const from = Date.now();
      await server.restart();
      await pause(DEAD_AFTER_MS);
      silences.push(await longestSilence(pages, from));
    }
    report("longest silence around a restart of the server", silences);
  },
  relay: async (pages) => {
    const from = Date.now();
    for (let minute = 1; minute <= Number(count); minute++) {
      await pause(60_000);
      console.log(`minute ${minute}: longest silence until now ${await longestSilence(pages, from)} ms`);
    }
  },
};

/** What the server is told of the relay, and what stops it. */
async function startRelay(folder) {
  const settings = [
    `listening-ip=${SERVER_ADDRESS}`,
    `relay-ip=${SERVER_ADDRESS}`,
    "use-auth-secret",
    `static-auth-secret=${SECRET}`,
    "realm=casement.test",
    "no-tls",
    "no-dtls",
    "no-cli",
    `pidfile=${folder}/turn.pid`,
    `userdb=${folder}/turndb`,
    "log-file=stdout",
    "allowed-peer-ip=10.77.0.0-10.77.0.255",
  ];
  await writeFile(path.join(folder, "turn.conf"), `${settings.join("\n")}\n`);
  return spawn("turnserver", ["-c", path.join(folder, "turn.conf")], { stdio: "ignore" });
}

const RELAYED = {
  TURN_URLS: `turn:${SERVER_ADDRESS}:3478?transport=udp`,
  TURN_SECRET: SECRET,
  TURN_TTL: "60",
  CALL_RELAY_ONLY: "on",
};

const folder = await mkdtemp(path.join(tmpdir(), "casement-cuts-"));
const closing = [() => rm(folder, { recursive: true, force: true })];
try {
  tearDown();
  buildNetworks();
  closing.push(tearDown);
  if (mode === "relay") {
    const relay = await startRelay(folder);
    closing.push(() => relay.kill());
  }
  const settings = { HOST: "0.0.0.0", ...(mode === "relay" ? RELAYED : {}) };
  const server = await startServer({ settings, address: SERVER_ADDRESS });
  closing.push(server.stop);
  const browsers = await Promise.all(PEOPLE.map((person) => browserOf(person, folder, server.url)));
  for (const browser of browsers) closing.push(() => browser.close());
  const contexts = await Promise.all(browsers.map((browser) => browser.newContext()));
  const pages = await openCall(contexts, server.url);
  const joined = Date.now();
  for (const page of pages) await page.getByRole("button", { name: "Join the call" }).click();
  if ((await heardAfter(pages, joined)) === null) throw new Error("they do not hear each other");
  await pause(CALM_MS);
  await MODES[mode](pages, server);
} finally {
  for (const close of closing.reverse()) await close();
}
