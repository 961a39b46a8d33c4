// What does a room cost whose page was never loaded before: processor time of the browser, time until the board stands,
// files and bytes of script; and what does it cost then, while nobody does anything? Builds are compared in turns.
// Builds nothing: run `npm run build` in each checkout first.
// node bench/room-load.mjs [rounds] [checkout ...], this one if none is given
import { readdir, readFile } from "node:fs/promises";
import { loadavg } from "node:os";
import path from "node:path";
import { chromium } from "@playwright/test";
import { ensureBrowser } from "../scripts/lib/browser.mjs";
import { makeSession, startServer } from "./board-rig.mjs";

const ROUNDS = Number(process.argv[2] ?? 5);
const GIVEN = process.argv.slice(3);
const ROOTS = (GIVEN.length > 0 ? GIVEN : [path.join(import.meta.dirname, "..")]).map((root) => path.resolve(root));
const IDLE_MS = 8_000;
/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;
const KB = 1024;

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Each process with its parent and its processor time in ms. */
async function processes() {
  const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(ids.map((id) => readFile(`/proc/${id}/stat`, "utf8").catch(() => "")));
  return stats.flatMap((stat, index) => {
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return stat === ""
      ? []
      : [
          {
            id: Number(ids[index]),
            parent: Number(fields[1]),
            ms: (Number(fields[11]) + Number(fields[12])) * TICK_MS,
          },
        ];
  });
}

/** Processor time so far of all processes below this one, in ms. */
async function spentBelow(root) {
  const all = await processes();
  const family = new Set([root]);
  for (const id of family) for (const { id: child, parent } of all) if (parent === id) family.add(child);
  return all.filter(({ id }) => family.has(id)).reduce((sum, { ms }) => sum + ms, 0);
}

/** The browser's main process: the youngest child of ours that runs the browser. */
async function browserProcess(executable) {
  const children = (await processes()).filter(({ parent }) => parent === process.pid);
  for (const { id } of children) {
    const command = await readFile(`/proc/${id}/cmdline`, "utf8").catch(() => "");
    if (command.includes(path.basename(executable))) return id;
  }
  throw new Error("the browser's process was not found");
}

async function loadRoom({ url, cookies, sessionId }) {
  const executable = await ensureBrowser();
  const browser = await chromium.launch({ executablePath: executable, args: ["--no-sandbox", "--no-first-run"] });
  try {
    const main = await browserProcess(executable);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies(cookies);
    const page = await context.newPage();
    await page.goto("about:blank");
    const sizes = [];
    page.on("requestfinished", (request) => {
      if (request.resourceType() === "script") sizes.push(request.sizes());
    });
    const before = await spentBelow(main);
    const began = performance.now();
    await page.goto(`${url}/sessions/${sessionId}`, { waitUntil: "commit" });
    await page.locator(".tl-canvas").waitFor({ timeout: 60_000 });
    const boardMs = performance.now() - began;
    await page.waitForLoadState("networkidle");
    await wait(1000);
    const loaded = await spentBelow(main);
    await wait(IDLE_MS);
    const idle = (await spentBelow(main)) - loaded;
    const bytes = (await Promise.all(sizes)).reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
    return {
      cpu: loaded - before,
      board: boardMs,
      idle: (100 * idle) / IDLE_MS,
      files: sizes.length,
      kb: Math.round(bytes / KB),
    };
  } finally {
    await browser.close();
  }
}

async function prepare(root) {
  const server = await startServer({ root });
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: ["--no-sandbox"] });
  const [host, guest] = await Promise.all([browser.newContext(), browser.newContext()]);
  const sessionId = await makeSession(host, guest, server.url);
  const cookies = await host.cookies();
  await browser.close();
  return { root, server, url: server.url, cookies, sessionId, runs: [] };
}

const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const spread = (values) =>
  `${Math.round(middle(values))} (${Math.round(Math.min(...values))}-${Math.round(Math.max(...values))})`;

const builds = [];
try {
  for (const root of ROOTS) builds.push(await prepare(root));
  // The first of all warms the machine's file cache, and does not count.
  for (const build of builds) await loadRoom(build);
  for (let round = 0; round < ROUNDS; round++)
    for (const build of round % 2 === 0 ? builds : builds.toReversed()) build.runs.push(await loadRoom(build));
  console.table(
    Object.fromEntries(
      builds.map(({ root, runs }) => [
        root,
        {
          "processor ms to load": spread(runs.map(({ cpu }) => cpu)),
          "ms to the board": spread(runs.map(({ board }) => board)),
          "idle, % of a core": spread(runs.map(({ idle }) => idle)),
          files: runs[0].files,
          KB: runs[0].kb,
        },
      ]),
    ),
  );
  console.log(`load ${loadavg()[0].toFixed(1)}`);
} finally {
  for (const { server } of builds) await server.stop();
}
