import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { checkReachable } from "../connect.js";
import { DatabaseFault, explainFileError } from "../database-fault.js";
import type { Log } from "../log.js";
import type { Cluster } from "./cluster/cluster.js";
import { databaseUrl, ensureDatabase } from "./cluster/database-url.js";
import { openCluster } from "./cluster/open-cluster.js";
import { KeptServer } from "./keep-running.js";
import { adoptOrLaunch } from "./launch.js";
import { type Lease, takeLease } from "./lease.js";
import { findPostmaster, stopPostmaster } from "./postmaster.js";
import { findProgram } from "./program/program.js";
import { chooseServerUser } from "./program/system-user.js";

interface DatabaseOptions {
  /** The folder that holds all of Casement's data; created if it is missing. */
  readonly dataDir: string;
  /** The address of a PostgreSQL to use in place of the embedded one. */
  readonly databaseUrl?: string | undefined;
  readonly log: Log;
}

export interface OpenDatabase {
  /** Contains a password: never log it. Stays the same when the embedded server is restarted. */
  readonly url: string;
  /** Stops the embedded server and releases the data directory; the last step of a shutdown. */
  stop(): Promise<void>;
  /** Called once, with a sentence, when the embedded server died and could not be brought back. */
  onLost(listener: (sentence: string) => void): void;
}

/** Opens a database that is ready to be migrated, or throws a DatabaseFault. */
export async function openDatabase({ dataDir, databaseUrl, log }: DatabaseOptions): Promise<OpenDatabase> {
  if (!databaseUrl) return openEmbedded(path.resolve(dataDir), log);
  await checkReachable(databaseUrl);
  return { url: databaseUrl, stop: async () => undefined, onLost: () => undefined };
}

/**
 * Like `openDatabase`, for a program that only reads. If Casement is running on the same data, uses its server and
 * never stops it.
 */
export async function visitDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  try {
    return await openDatabase(options);
  } catch (error) {
    if (!(error instanceof DatabaseFault) || error.code !== "in-use") throw error;
    const cluster = await prepareCluster(path.resolve(options.dataDir));
    const server = findPostmaster(cluster);
    if (server?.status !== "ready") throw error;
    const url = await databaseUrl(cluster, server.port, DATABASE_NAME);
    return { url, stop: async () => undefined, onLost: () => undefined };
  }
}

const DATABASE_NAME = "casement";

async function openEmbedded(dataDir: string, log: Log): Promise<OpenDatabase> {
  const lease = await takeDataDir(dataDir);
  try {
    const cluster = await prepareCluster(dataDir);
    const { url, server } = await startServer(cluster, log);
    const listeners: ((sentence: string) => void)[] = [];
    const kept = new KeptServer(cluster, server, log, (sentence) => {
      for (const listener of listeners) listener(sentence);
    });
    return {
      url,
      stop: () => kept.stop().finally(() => lease.release()),
      onLost: (listener) => void listeners.push(listener),
    };
  } catch (error) {
    await lease.release();
    throw error;
  }
}

async function takeDataDir(dataDir: string): Promise<Lease> {
  try {
    mkdirSync(dataDir, { recursive: true });
    return await takeLease(dataDir);
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
}

async function prepareCluster(dataDir: string): Promise<Cluster> {
  const home = path.join(dataDir, "postgres");
  const user = chooseServerUser(path.join(home, "cluster"));
  const program = await findProgram(user, programPlaces(dataDir));
  return openCluster(home, program, user);
}

async function startServer(cluster: Cluster, log: Log) {
  const server = await adoptOrLaunch(cluster, log);
  try {
    return { url: await ensureDatabase(cluster, server.port, DATABASE_NAME), server };
  } catch (error) {
    await stopPostmaster(cluster, server.pid);
    throw error;
  }
}

/** Folders for a copy of PostgreSQL, if it cannot run from node_modules; under root, outside closed folders. */
export function programPlaces(dataDir: string): string[] {
  if (process.geteuid?.() !== 0) return [path.join(dataDir, "program")];
  return ["/var/cache", "/var/tmp", tmpdir()].map((folder) => path.join(folder, "casement"));
}
