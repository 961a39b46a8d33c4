import { readFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseFault } from "../../database-fault.js";
import type { Program } from "../program/program.js";
import type { SystemUser } from "../program/system-user.js";

/** Where a PostgreSQL cluster is stored and how its server is run. */
export interface Cluster {
  /** PostgreSQL's own directory. */
  readonly directory: string;
  readonly passwordFile: string;
  readonly logFile: string;
  readonly program: Program;
  /** The user that the server runs as; undefined (Casement's own user) unless Casement runs as root. */
  readonly user: SystemUser | undefined;
  /** For tests: the data need not outlive the process. */
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
 * The name by which the server's process reaches its directory. If Casement runs as root, the process starts in that
 * directory: it enters it before it gives up root, so the folders above may be closed to the server's user.
 */
export function nameForServer(cluster: Cluster): string {
  return cluster.user && process.platform === "linux" ? "/proc/self/cwd" : cluster.directory;
}

/** Options to spawn a program of PostgreSQL. They pass on only needed variables, so PG* settings have no effect. */
export function spawnOptions({ directory, user }: Cluster) {
  const { PATH, SystemRoot } = process.env;
  return {
    cwd: directory,
    env: { PATH, SystemRoot, LC_ALL: "C", TZ: "UTC" },
    ...(user && { uid: user.uid, gid: user.gid }),
  };
}
