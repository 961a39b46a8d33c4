import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import type { Logger } from "../platform/logger.js";

export interface BackupPlan {
  readonly folder: string;
  readonly everyHours: number;
  /** So many of the newest ones stay. */
  readonly keep: number;
}

interface Parts {
  readonly plan: BackupPlan;
  readonly write: (file: string) => Promise<unknown>;
  readonly now: () => number;
  readonly logger: Pick<Logger, "info" | "error">;
}

const NAME = /^casement-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z\.backup$/;
/** How write-backup.ts names what is not whole yet. */
const PART = ".part";
const HOUR_MS = 60 * 60_000;
const MINUTE_MS = 60_000;

/**
 * Makes a backup whenever the newest one in the folder is old enough, also across restarts, and deletes the oldest ones
 * after that. What goes wrong is logged and tried again an hour later. Returns what ends this, after a backup under way.
 */
export function scheduleBackups(parts: Parts): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let notBefore = 0;
  const look = async () => {
    if (parts.now() < notBefore) return;
    try {
      await backUpIfDue(parts);
    } catch (error) {
      notBefore = parts.now() + HOUR_MS;
      parts.logger.error({ err: error }, "the scheduled backup failed; it is tried again in an hour");
    }
  };
  const timer = setInterval(() => {
    running = running.then(look);
  }, MINUTE_MS);
  timer.unref();
  running = look();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/** One look: makes a backup if none is young enough. Resolves with its file, or null. */
export async function backUpIfDue({ plan, write, now, logger }: Parts): Promise<string | null> {
  await mkdir(plan.folder, { recursive: true, mode: 0o700 });
  await removeAbandoned(plan.folder);
  const newest = (await listBackups(plan.folder)).at(-1);
  if (newest !== undefined && now() - newest.at < plan.everyHours * HOUR_MS) return null;
  const file = path.join(plan.folder, nameAt(now()));
  await write(file);
  const old = (await listBackups(plan.folder)).slice(0, -plan.keep);
  for (const { name } of old) await rm(path.join(plan.folder, name), { force: true });
  logger.info({ file, deleted: old.length }, "made the scheduled backup");
  return file;
}

/** Half a backup of a process that was killed: nobody can use it, and it may hold what was erased since. */
async function removeAbandoned(folder: string): Promise<void> {
  const abandoned = (await readdir(folder)).filter(
    (name) => name.endsWith(PART) && NAME.test(name.slice(0, -PART.length)),
  );
  for (const name of abandoned) await rm(path.join(folder, name), { force: true });
}

const nameAt = (at: number) => `casement-${new Date(at).toISOString().slice(0, 19).replaceAll(":", "-")}Z.backup`;

/** The whole backups of a folder that were made by schedule, the oldest first. */
async function listBackups(folder: string): Promise<{ readonly name: string; readonly at: number }[]> {
  return (await readdir(folder))
    .flatMap((name) => {
      const [, day, hour, minute, second] = NAME.exec(name) ?? [];
      return day === undefined ? [] : [{ name, at: Date.parse(`${day}T${hour}:${minute}:${second}Z`) }];
    })
    .sort((a, b) => a.at - b.at);
}
