import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { DatabaseFault, diskFull } from "../../database-fault.js";
import { binary } from "../program/program.js";
import { type Cluster, nameForServer, SUPERUSER, spawnOptions } from "./cluster.js";
import { flushFolder, makeOwned, writeSecret } from "./owned-files.js";

const UNFINISHED = ".new";

/**
 * Makes a cluster under another name and renames it at the end, so that a start that is killed leaves no half cluster.
 * Each try uses its own name: the initdb of a killed try may still be writing.
 */
export async function createCluster(cluster: Cluster): Promise<void> {
  await clearUnfinished(cluster);
  const unfinished = { ...cluster, directory: `${cluster.directory}${UNFINISHED}${randomUUID().slice(0, 8)}` };
  await makeOwned(unfinished.directory, cluster.user);
  await writeSecret(cluster.passwordFile, randomBytes(24).toString("base64url"), cluster.user);
  await runInitdb(unfinished);
  await rename(unfinished.directory, cluster.directory);
  await flushFolder(path.dirname(cluster.directory));
}

async function clearUnfinished({ directory }: Cluster): Promise<void> {
  const home = path.dirname(directory);
  for (const name of await readdir(home)) {
    if (name.startsWith(path.basename(directory) + UNFINISHED)) await rm(path.join(home, name), { recursive: true });
  }
}

async function runInitdb(cluster: Cluster): Promise<void> {
  const child = spawn(binary(cluster.program, "initdb"), initdbArguments(cluster), {
    ...spawnOptions(cluster),
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  if (code === 0) return;
  if (complaints.includes("No space left on device")) throw diskFull(cluster.directory);
  // That its own child was killed is told without such a word, in the last line.
  const lines = complaints.split("\n").filter((line) => line.trim() !== "");
  const reason = lines.find((line) => /error:|FATAL:|PANIC:/.test(line)) ?? lines.at(-1) ?? `exit code ${code}`;
  throw new DatabaseFault("stopped", `PostgreSQL could not make its data directory ${cluster.directory}: ${reason}`);
}

function initdbArguments(cluster: Cluster): string[] {
  return [
    ...["-D", nameForServer(cluster), "-U", SUPERUSER],
    // Relative to the directory in which it starts: see nameForServer.
    ...["--auth=scram-sha-256", `--pwfile=${path.join("..", path.basename(cluster.passwordFile))}`],
    // Sorts by code point, like the C locale, but has upper and lower case beyond ASCII. It is part of PostgreSQL, so
    // a system upgrade never changes the order of an index.
    ...["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
    "--no-instructions",
    ...(cluster.throwaway ? ["--no-sync"] : []),
  ];
}
