import { randomUUID } from "node:crypto";
import { readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { DatabaseFault, errorCode } from "../database-fault.js";
import { startMark } from "./program/process-identity.js";

/** The right to be the only Casement on a data directory. */
export interface Lease {
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  /** The process's startMark: if another process reuses the pid, the lease still counts as dead. */
  readonly mark: string;
  readonly host: string;
}

const PREFIX = "lease.";
const HEARTBEAT_MS = 1_000;
/** How long a holder that cannot be inspected (another container or host) may be silent before it counts as dead. */
const SILENCE_MS = 4_000;

/**
 * Takes the lease or throws. Every process that wants the directory first writes its own file, then looks for others.
 * If two come at the same moment each sees the other, and at most one stays. No process ever takes over another's file,
 * so there is no race about a dead holder's file, and kill -9 leaves nothing to clean up by hand.
 */
export async function takeLease(directory: string): Promise<Lease> {
  const tag = `${process.pid}.${randomUUID().slice(0, 8)}`;
  const mine = path.join(directory, `${PREFIX}${tag}`);
  const unfinished = path.join(directory, `new-${PREFIX}${tag}`);
  const holder: Holder = { pid: process.pid, mark: startMark(process.pid) ?? "unknown", host: hostname() };
  // Renamed into place, so that no reader sees half a file.
  await writeFile(unfinished, JSON.stringify(holder));
  await rename(unfinished, mine);
  const heartbeat = setInterval(() => void touch(mine), HEARTBEAT_MS);
  heartbeat.unref();
  const release = async () => {
    clearInterval(heartbeat);
    await rm(mine, { force: true });
  };
  try {
    for (const name of await readdir(directory)) {
      const file = path.join(directory, name);
      if (name.startsWith(PREFIX) && file !== mine) await refuseOrRemove(file, directory);
    }
  } catch (error) {
    await release();
    throw error;
  }
  return { release };
}

async function refuseOrRemove(file: string, directory: string): Promise<void> {
  const holder = await readHolder(file);
  if (holder && (await isHeld(file, holder))) {
    const where = holder.host === hostname() ? "" : ` on ${holder.host}`;
    throw new DatabaseFault(
      "in-use",
      `Another Casement (process ${holder.pid}${where}) is using the data directory ${directory}: stop it, or set DATA_DIR to another folder.`,
    );
  }
  await rm(file, { force: true });
}

async function isHeld(file: string, holder: Holder): Promise<boolean> {
  if (holder.host === hostname()) return startMark(holder.pid) === holder.mark;
  const seen = await touchedAt(file);
  for (let waited = 0; waited < SILENCE_MS; waited += HEARTBEAT_MS) {
    await delay(HEARTBEAT_MS);
    // Compares two time stamps of the file: our clock may differ from the other host's.
    if ((await touchedAt(file)) !== seen) return true;
  }
  return false;
}

async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Holder;
  } catch (error) {
    if (errorCode(error) === "ENOENT" || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function touchedAt(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;
}

async function touch(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now).catch(() => undefined);
}
