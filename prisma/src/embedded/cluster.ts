import { readFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseFault } from "../database-fault.js";
import type { Program } from "./program.js";
import type { SystemUser } from "./system-user.js";

/** Where a PostgreSQL cluster lies and how it is run. */
export interface Cluster {
  /** PostgreSQL's own directory. */
  readonly directory: string;
  readonly passwordFile: string;
  readonly logFile: string;
  readonly program: Program;
  /** Whom the server runs as; nobody in particular unless Casement is root. */
  readonly user: SystemUser | undefined;
  /** For tests: nothing in it needs to outlive the process. */
  readonly throwaway: boolean;
}

export const SUPERUSER = "casement";

/** @param home the folder of the cluster and what lies beside it, such as `DATA_DIR/postgres` */
export function describeCluster(
  home: string,
  program: Program,
  user: SystemUser | undefined,
  throwaway: boolean,
): Cluster {
  return {
    directory: path.join(home, "cluster"),
    passwordFile: path.join(home, "password"),
    logFile: path.join(home, "postgres.log"),
    program,
    user,
    throwaway,
  };
}

export async function readPassword(cluster: Cluster): Promise<string> {
  try {
    return (await readFile(cluster.passwordFile, "utf8")).trim();
  } catch (error) {
    const sentence = `The database's password cannot be read from ${cluster.passwordFile}: restore it with the data beside it.`;
    throw new DatabaseFault("unwritable", sentence, error);
  }
}

/**
 * Under root the server gets its directory as the directory that it starts in: that is entered before root is given
 * up, so no folder above needs to be open to the server's user. All it does from then on goes through this name.
 */
export function nameForServer(cluster: Cluster): string {
  return cluster.user && process.platform === "linux" ? "/proc/self/cwd" : cluster.directory;
}

/** How a program of PostgreSQL is spawned. Of the environment only what it needs: the caller's PG* settings stay out. */
export function spawnOptions({ directory, user }: Cluster) {
  const { PATH, SystemRoot } = process.env;
  return {
    cwd: directory,
    env: { PATH, SystemRoot, LC_ALL: "C", TZ: "UTC" },
    ...(user && { uid: user.uid, gid: user.gid }),
  };
}
