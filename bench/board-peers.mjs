// Our board server beside a bare relay, the stock y-websocket server and Hocuspocus with SQLite: in turns, each in a
// process of its own, loaded by other processes. Linux alone. Builds first: npm run bench
// BENCH_PROFILES=folder keeps a processor profile of our server.
// npm run bench -- [workload ...] [--short] [--only=casement,relay] [--out=file.json]
// Servers and load have a core each; BENCH_FREE=1 lets the system decide.
// --against=folder: a checkout of an earlier version, built, takes part as well. It makes the sessions, of which each
// of the two has a copy.
import { execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { before, beside, CONTENDERS, PACKAGED } from "./peers/contenders.mjs";
import { installPeers } from "./peers/install.mjs";
import { PLACES } from "./peers/pinned.mjs";
import { planWorkloads } from "./workloads/plan.mjs";

const began = Date.now();
const say = (text) => console.log(`▸ ${String(Math.round((Date.now() - began) / 1000)).padStart(4)} s  ${text}`);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    short: { type: "boolean" },
    only: { type: "string" },
    out: { type: "string" },
    against: { type: "string" },
  },
});

/** A process of its own makes the sessions, so that what it loads does not count. */
async function makeSessions(dataDir, count) {
  say(`making ${count} sessions in a database`);
  const root = values.against ?? path.join(import.meta.dirname, "..");
  const child = fork(path.join(root, "bench/peers/sessions.mjs"), [dataDir, String(count)], { cwd: root });
  const gone = once(child, "exit").then(([code]) => {
    throw new Error(`no sessions were made (exit code ${code})`);
  });
  const sessions = await Promise.race([once(child, "message").then(([made]) => made), gone]);
  if (child.exitCode === null) await once(child, "exit");
  if (values.against !== undefined) await cp(dataDir, beside(dataDir), { recursive: true });
  return sessions;
}

const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
const load = () => Number(loadavg()[0].toFixed(2));

async function runAll(workloads, contenders, dataDir) {
  const sessions = await makeSessions(
    dataDir,
    workloads.reduce((sum, { sessions: needed }) => sum + needed, 0),
  );
  const results = [];
  for (const { name, title, sessions: needed, run } of workloads) {
    const loadBefore = load();
    console.log(`\n${title}\n(${PLACES}; load of the machine ${loadBefore})`);
    const { table, targets, rounds } = await run({ contenders, dataDir, sessions: sessions.splice(0, needed), say });
    console.table(table);
    if (targets.length > 0) console.table(targets);
    console.log(`load of the machine afterwards ${load()}`);
    results.push({ name, title, loadBefore, loadAfter: load(), table, targets, rounds });
  }
  return results;
}

const workloads = planWorkloads(positionals, values.short === true);
const everybody = values.against === undefined ? CONTENDERS : [...CONTENDERS, before(values.against)];
const contenders = everybody.filter(({ name }) => values.only?.split(",").includes(name) ?? true);
if (contenders.some((contender) => PACKAGED.includes(contender))) installPeers(say);
const date = new Date(began).toISOString();
const out = values.out ?? path.join(import.meta.dirname, "results", `${date.replaceAll(":", "-").slice(0, 19)}.json`);
const dataDir = await mkdtemp(path.join(tmpdir(), "casement-bench-"));
try {
  const results = await runAll(workloads, contenders, dataDir);
  const machine = { places: PLACES, node: process.version, cores: cpus().length, processor: cpus()[0]?.model };
  await mkdir(path.dirname(out), { recursive: true });
  await writeFile(out, JSON.stringify({ date, commit, machine, short: values.short === true, results }, null, 1));
  say(`all figures are in ${path.relative(process.cwd(), out)}`);
} finally {
  for (const folder of [dataDir, beside(dataDir)]) await rm(folder, { recursive: true, force: true });
}
