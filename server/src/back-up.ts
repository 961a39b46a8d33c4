// npm run backup -- <file>, npm run restore -- <file> [--check]
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createPrisma } from "@casement/prisma/client";
import { openDatabase, visitDatabase } from "@casement/prisma/embedded/open-database";
import { migrate } from "@casement/prisma/migrate";
import type { BackupManifest } from "./backup/backup-file.js";
import { type OpenBackup, openBackup } from "./backup/open-backup.js";
import { restoreBackup } from "./backup/restore-backup.js";
import { writeBackup } from "./backup/write-backup.js";
import { type Config, MEDIA_FOLDER, readConfig } from "./config.js";
import { systemClock } from "./platform/clock.js";
import { createLogger } from "./platform/logger.js";
import { verifyRecord } from "./queries/playback/verify-record.js";

/** More lines would help nobody. */
const DAMAGED_SHOWN = 20;

/**
 * Backs up the data that these settings name, also while Casement uses it. Returns what to print. Throws ConfigFault,
 * DatabaseFault and BackupFault, whose messages are for people.
 */
export async function makeBackup(env: NodeJS.ProcessEnv, file: string): Promise<string> {
  const config = readConfig(env);
  const database = await visitDatabase({ ...places(config), log: quietLog() });
  try {
    const source = {
      url: database.url,
      mediaFolder: path.join(config.dataDir, MEDIA_FOLDER),
      passphrase: config.backup.passphrase,
      now: systemClock.now,
    };
    const manifest = await writeBackup(source, path.resolve(file));
    const { size } = await stat(file);
    return `${file}: ${contents(manifest)}, ${inMegabytes(size)}${config.backup.passphrase === null ? ", not encrypted" : ", encrypted"}.`;
  } finally {
    await database.stop();
  }
}

/** Restores a backup into the empty place that these settings name. Returns and throws like `makeBackup`. */
export async function bringBack(env: NodeJS.ProcessEnv, file: string): Promise<string> {
  const config = readConfig(env);
  const backup = await open(config, file);
  try {
    const database = await openDatabase({ ...places(config), log: quietLog() });
    try {
      await restoreBackup(backup, { url: database.url, mediaFolder: path.join(config.dataDir, MEDIA_FOLDER) });
    } finally {
      await database.stop();
    }
    return `Restored the backup of ${backup.manifest.madeAt}: ${contents(backup.manifest)}. Start Casement with npm start.`;
  } finally {
    await backup.close();
  }
}

/** Restores a backup into a folder that is deleted afterwards, and checks every record in it. */
export async function checkBackup(env: NodeJS.ProcessEnv, file: string): Promise<{ words: string; sound: boolean }> {
  const config = readConfig(env);
  const backup = await open(config, file);
  const aside = await mkdtemp(path.join(tmpdir(), "casement-restore-"));
  try {
    const database = await openDatabase({ dataDir: aside, log: quietLog() });
    try {
      await restoreBackup(backup, { url: database.url, mediaFolder: path.join(aside, MEDIA_FOLDER) });
      await migrate(database.url);
      return await checkRecords(database.url, backup);
    } finally {
      await database.stop();
    }
  } finally {
    await backup.close();
    await rm(aside, { recursive: true, force: true });
  }
}

async function checkRecords(url: string, { manifest }: OpenBackup) {
  const prisma = createPrisma(url);
  try {
    const sessions = await prisma.session.findMany({
      select: { id: true, title: true },
      orderBy: { createdAt: "asc" },
    });
    const damaged: string[] = [];
    for (const { id, title } of sessions) {
      const findings = await verifyRecord(prisma, id);
      const [fault] = findings?.faults ?? [];
      if (fault !== undefined) damaged.push(`  ${title} (${id}): ${fault.detail}`);
    }
    const words = [
      `The backup of ${manifest.madeAt} can be restored: ${contents(manifest)}.`,
      damaged.length === 0
        ? `All records are what was live (${sessions.length}).`
        : `${damaged.length} of ${sessions.length} records are damaged, as they were when the backup was made:`,
      ...damaged.slice(0, DAMAGED_SHOWN),
      ...(damaged.length > DAMAGED_SHOWN ? [`  and ${damaged.length - DAMAGED_SHOWN} more`] : []),
    ];
    return { words: words.join("\n"), sound: damaged.length === 0 };
  } finally {
    await prisma.$disconnect();
  }
}

async function open(config: Config, file: string): Promise<OpenBackup> {
  // The decrypted copy lies where the data will: nobody else may read that folder.
  const workFolder = path.join(config.dataDir, "restore");
  return openBackup(path.resolve(file), { passphrase: config.backup.passphrase, workFolder });
}

function places({ dataDir, databaseUrl }: Config) {
  return { dataDir, databaseUrl: databaseUrl ?? undefined };
}

function quietLog() {
  const logger = createLogger("warn");
  return { info: () => undefined, warn: (message: string) => logger.warn(message) };
}

function contents({ tables, media }: BackupManifest): string {
  const rows = (name: string) => tables.find((table) => table.name === name)?.rows ?? 0;
  const sound = media.reduce((sum, { bytes }) => sum + bytes, 0);
  return `${counted(rows("User"), "account")}, ${counted(rows("Session"), "session")}, ${sound === 0 ? "no sound" : `${inMegabytes(sound)} of sound`}`;
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;
const inMegabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
