import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Cluster } from "./cluster/cluster.js";
import { isRunning, isServerOf } from "./program/process-identity.js";
import { binary } from "./program/program.js";

/** A PostgreSQL server process, as its postmaster.pid describes it. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: "starting" | "ready" | "stopping";
}

const PORT_LINE = 3;
const STATUS_LINE = 7;

/** The running server of a cluster, whoever started it; undefined if there is none. */
export function findPostmaster(cluster: Cluster): Postmaster | undefined {
  const lines = readPidFile(cluster);
  const pid = Number(lines?.[0]);
  if (!lines || !(pid > 0) || !isServerOf(pid, cluster.directory)) return undefined;
  const word = lines[STATUS_LINE]?.trim();
  const status = word === "ready" || word === "stopping" ? word : "starting";
  return { pid, port: Number(lines[PORT_LINE]), status };
}

/**
 * Makes a stale pid file harmless. If another process has its pid by now, PostgreSQL would refuse to start. The file
 * itself must stay: its last lines lead PostgreSQL to surviving processes of the dead server that still hold the shared
 * memory. So this replaces only the pid, by that of the process that starts PostgreSQL, which PostgreSQL ignores.
 */
export function disownStalePid(cluster: Cluster): void {
  const lines = readPidFile(cluster);
  const pid = Number(lines?.[0]);
  if (!lines || !(pid > 0) || !isRunning(pid) || isServerOf(pid, cluster.directory)) return;
  writeFileSync(pidFile(cluster), [process.pid, ...lines.slice(1)].join("\n"));
}

/** How long a fast stop, which disconnects clients and writes everything out, may take before an immediate stop. */
const PATIENCE_MS = 30_000;
const POLL_MS = 10;

export async function stopPostmaster(cluster: Cluster, pid: number): Promise<void> {
  for (const signal of ["INT", "QUIT"] as const) {
    send(cluster, pid, signal);
    for (let waited = 0; waited < PATIENCE_MS; waited += POLL_MS) {
      if (!isRunning(pid)) return;
      await delay(POLL_MS);
    }
  }
}

/** Does what `pg_ctl stop` does (fast: INT, immediate: QUIT). pg_ctl refuses root, so it runs only without signals. */
function send(cluster: Cluster, pid: number, signal: "INT" | "QUIT"): void {
  if (process.platform === "win32") {
    spawnSync(binary(cluster.program, "pg_ctl"), ["kill", signal, String(pid)]);
    return;
  }
  try {
    process.kill(pid, `SIG${signal}`);
  } catch {
    // The process has already ended.
  }
}

const pidFile = (cluster: Cluster) => path.join(cluster.directory, "postmaster.pid");

function readPidFile(cluster: Cluster): string[] | undefined {
  try {
    return readFileSync(pidFile(cluster), "utf8").split("\n");
  } catch {
    return undefined;
  }
}
