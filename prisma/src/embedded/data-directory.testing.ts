import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { silentLog } from "../log.js";
import { type OpenDatabase, openDatabase } from "./open-database.js";
import { isServerOf } from "./program/process-identity.js";

/** Data directories of one test file; like those of `mktemp -d` they are closed to other users. */
export class DataDirectories {
  readonly #made: string[] = [];
  readonly #opened: OpenDatabase[] = [];

  make(): string {
    const folder = mkdtempSync(path.join(tmpdir(), "casement-data-"));
    this.#made.push(folder);
    return folder;
  }

  async open(dataDir: string): Promise<OpenDatabase> {
    const database = await openDatabase({ dataDir, log: silentLog });
    this.#opened.push(database);
    return database;
  }

  /** Stops the databases that a test opened. Their directories stay, because the first start takes long. */
  async stopAll(): Promise<void> {
    for (const database of this.#opened.splice(0)) await database.stop();
  }

  /** Ends everything that still runs after a test file, even if the file failed. */
  async clear(): Promise<void> {
    await this.stopAll();
    for (const folder of this.#made.splice(0)) {
      const pid = serverPid(folder);
      if (pid !== undefined) {
        process.kill(pid, "SIGQUIT");
        await until(() => serverPid(folder) === undefined);
      }
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** The process id of the PostgreSQL that runs on a data directory. */
export function serverPid(dataDir: string): number | undefined {
  const cluster = path.join(dataDir, "postgres", "cluster");
  try {
    const pid = Number(readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n")[0]);
    return isServerOf(pid, cluster) ? pid : undefined;
  } catch {
    return undefined;
  }
}

const PATIENCE_MS = 20_000;

/** Waits for a condition, checking it in a loop of timers. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error("waited in vain");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
