// How long a newcomer waits, and what an idle server costs: `npm start` in a fresh clone of HEAD, twice.
// Usage: node bench/start-up.mjs
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const PORT = 38_411;
const HEALTHY_WITHIN_MS = 300_000;
const POLL_MS = 50;
const IDLE_MS = 60_000;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const top = path.resolve(import.meta.dirname, "..");
const folder = mkdtempSync(path.join(tmpdir(), "casement-start-"));
const clone = path.join(folder, "casement");

async function healthy(child) {
  const until = Date.now() + HEALTHY_WITHIN_MS;
  while (Date.now() < until && child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${PORT}/healthz`).catch(() => null);
    if (answer?.ok) return;
    await pause(POLL_MS);
  }
  throw new Error("the server did not become healthy");
}

async function start() {
  const begun = performance.now();
  const child = spawn("npm", ["start"], {
    cwd: clone,
    env: { ...process.env, PORT: String(PORT), DATABASE_URL: "", DATA_DIR: "" },
    stdio: ["ignore", "ignore", "inherit"],
    detached: true,
  });
  await healthy(child);
  return { child, ms: performance.now() - begun };
}

async function stop(child) {
  const gone = once(child, "exit");
  process.kill(-child.pid, "SIGTERM");
  await gone;
}

/** Resident memory of the server process in MB; only Linux has it in /proc. */
function serverMemory() {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      // Not npm's shell, whose only argument has the same text.
      const isServer = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0")[1] === "scripts/run.mjs";
      if (!isServer || !execFileSync("readlink", [`/proc/${pid}/cwd`], { encoding: "utf8" }).startsWith(clone))
        continue;
      const [, kib] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
      return Math.round(Number(kib) / 1024);
    } catch {
      // The process ended while it was examined.
    }
  }
  return null;
}

try {
  execFileSync("git", ["clone", "-q", top, clone]);
  const first = await start();
  await stop(first.child);
  const second = await start();
  await pause(IDLE_MS);
  const memory = serverMemory();
  await stop(second.child);
  console.table({
    "npm start, fresh clone": { figure: `${(first.ms / 1000).toFixed(1)} s`, target: "60 s" },
    "npm start, second": { figure: `${(second.ms / 1000).toFixed(1)} s`, target: "3 s" },
    "server, idle for a minute": { figure: `${memory} MiB`, target: "150 MB" },
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
