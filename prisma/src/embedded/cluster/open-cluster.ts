import { realpathSync } from "node:fs";
import { lstat, readFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseFault, errorCode, explainFileError } from "../../database-fault.js";
import { PROGRAM_VERSION, type Program } from "../program/program.js";
import type { SystemUser } from "../program/system-user.js";
import { type Cluster, describeCluster } from "./cluster.js";
import { createCluster } from "./create-cluster.js";
import { giveAll, makeOwned } from "./owned-files.js";

/** Returns the cluster of a home folder (`DATA_DIR/postgres`), and creates it if there is none yet. */
export async function openCluster(
  home: string,
  program: Program,
  user: SystemUser | undefined,
  throwaway = false,
): Promise<Cluster> {
  try {
    await makeOwned(home, user);
    const cluster = describeCluster(realpathSync(home), program, user, throwaway);
    const owner = await ownerOf(cluster.directory);
    if (owner === undefined) await createCluster(cluster);
    // Root copied or restored the files: PostgreSQL requires that its user owns them.
    else if (user && owner !== user.uid) await giveAll(home, user);
    await checkVersion(cluster);
    return cluster;
  } catch (error) {
    throw explainFileError(error, home);
  }
}

async function ownerOf(directory: string): Promise<number | undefined> {
  try {
    return (await lstat(directory)).uid;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

async function checkVersion(cluster: Cluster): Promise<void> {
  const found = await readFile(path.join(cluster.directory, "PG_VERSION"), "utf8");
  if (found.trim() === String(PROGRAM_VERSION)) return;
  throw new DatabaseFault(
    "incompatible",
    `The data in ${cluster.directory} belongs to PostgreSQL ${found.trim()} and this Casement brings ${PROGRAM_VERSION}: dump it with the old version and restore it here.`,
  );
}
