import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { withConnection } from "../connect.js";
import { silentLog } from "../log.js";
import { databaseUrl } from "./cluster/database-url.js";
import { openCluster } from "./cluster/open-cluster.js";
import { adoptOrLaunch } from "./launch.js";
import { programPlaces } from "./open-database.js";
import { stopPostmaster } from "./postmaster.js";
import { findProgram } from "./program/program.js";
import { chooseServerUser } from "./program/system-user.js";

/** A new PostgreSQL for a run of tests, in a temporary folder that is removed afterwards. */
interface TemporaryPostgres {
  /** The address of its `postgres` database, through which other databases are created. */
  readonly url: string;
  stop(): Promise<void>;
}

export async function startTemporaryPostgres(): Promise<TemporaryPostgres> {
  const home = await mkdtemp(path.join(tmpdir(), "casement-test-"));
  const user = chooseServerUser(path.join(home, "cluster"));
  const program = await findProgram(user, programPlaces(home));
  const cluster = await openCluster(home, program, user, true);
  const server = await adoptOrLaunch(cluster, silentLog);
  const dismissGuard = setGuard(server.pid, home);
  return {
    url: await databaseUrl(cluster, server.port, "postgres"),
    stop: async () => {
      dismissGuard();
      await stopPostmaster(cluster, server.pid);
      await rm(home, { recursive: true, force: true });
    },
  };
}

/**
 * Creates a database on the server of `url`, empty or as a copy of `template`, and returns its address. A template must
 * have no open connection while it is copied.
 */
export async function createDatabase(url: string, name: string, template = "template0"): Promise<string> {
  await withConnection(url, async (client) => {
    const [quotedName, quotedTemplate] = [pg.escapeIdentifier(name), pg.escapeIdentifier(template)];
    await client.query(`CREATE DATABASE ${quotedName} TEMPLATE ${quotedTemplate}`);
  });
  const made = new URL(url);
  made.pathname = `/${name}`;
  return made.href;
}

/**
 * Starts a guard process that stops the server if the test run is killed: its standard input then closes, because the
 * test run held the other end. POSIX only; elsewhere the server of a killed run keeps running.
 */
function setGuard(pid: number, home: string): () => void {
  if (process.platform === "win32") return () => undefined;
  // The wait is bounded, because a zombie still accepts signals.
  const wait = 'n=0; while kill -0 "$0" && [ $n -lt 100 ]; do sleep 0.1; n=$((n + 1)); done';
  const script = `read -r word && exit; kill -INT "$0"; ${wait}; rm -rf "$1"`;
  const guard = spawn("/bin/sh", ["-c", script, String(pid), home], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.unref();
  // In Node a child's pipe is a socket, which would keep a finished test run alive.
  if (guard.stdin instanceof Socket) guard.stdin.unref();
  return () => void guard.stdin?.end("dismissed\n");
}
