import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { Log } from "../log.js";
import { type Cluster, nameForServer, spawnOptions } from "./cluster/cluster.js";
import { disownStalePid, findPostmaster, type Postmaster, stopPostmaster } from "./postmaster.js";
import { isRunning } from "./program/process-identity.js";
import { binary } from "./program/program.js";
import { openServerLog, type ServerLog } from "./server-log.js";
import { serverArguments } from "./server-settings.js";
import { explainEnd, PassingTrouble } from "./start-trouble.js";

/** Makes sure that the cluster's server runs: adopts a live one, or starts one on `port` or else on a free port. */
export async function adoptOrLaunch(cluster: Cluster, log: Log, port?: number): Promise<Postmaster> {
  const found = findPostmaster(cluster);
  if (found?.status === "stopping") await stopPostmaster(cluster, found.pid);
  else if (found) {
    log.info(`database: PostgreSQL is running already (process ${found.pid})`);
    const ready = await untilReady(cluster, found.pid, log);
    if (ready) return ready;
  }
  return launch(cluster, log, port);
}

const ATTEMPTS = 20;
const RETRY_MS = 250;

/** Starts a server. Retries after a fault that passes: a port was just taken, a killed server's processes still end. */
async function launch(cluster: Cluster, log: Log, port?: number): Promise<Postmaster> {
  disownStalePid(cluster);
  for (let attempt = 1; ; attempt++) {
    const serverLog = openServerLog(cluster);
    try {
      const pid = await spawnServer(cluster, serverLog, port ?? (await freePort()));
      const ready = await untilReady(cluster, pid, log);
      if (ready) return ready;
      throw explainEnd(cluster, serverLog.sinceOpened());
    } catch (error) {
      if (!(error instanceof PassingTrouble) || attempt === ATTEMPTS) throw error;
      await delay(RETRY_MS);
    } finally {
      serverLog.close();
    }
  }
}

/** Spawns it detached: Ctrl-C reaches all of a terminal's processes, but the database must outlive the last save. */
async function spawnServer(cluster: Cluster, serverLog: ServerLog, port: number): Promise<number> {
  const child = spawn(
    binary(cluster.program, "postgres"),
    ["-D", nameForServer(cluster), ...serverArguments(port, cluster)],
    { ...spawnOptions(cluster), detached: true, stdio: ["ignore", serverLog.descriptor, serverLog.descriptor] },
  );
  child.unref();
  await new Promise<void>((resolve, reject) => {
    child.once("spawn", resolve).once("error", reject);
  });
  return child.pid as number;
}

const POLL_MS = 10;
const SLOW_START_MS = 5_000;

/** Waits until the server is ready; after a crash recovery may take minutes. Returns undefined if the process ended. */
async function untilReady(cluster: Cluster, pid: number, log: Log): Promise<Postmaster | undefined> {
  for (let waited = 0; ; waited += POLL_MS) {
    const found = findPostmaster(cluster);
    if (found?.pid === pid && found.status === "ready") return found;
    if (!isRunning(pid)) return undefined;
    if (waited === SLOW_START_MS) log.warn("database: PostgreSQL is still starting, see postgres.log");
    await delay(POLL_MS);
  }
}

/** A port that is free now. If another process takes it first, the server fails with a PassingTrouble. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
