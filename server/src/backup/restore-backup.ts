import { readdir, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { withConnection } from "@casement/prisma/connect";
import { knownMigrations, migrate } from "@casement/prisma/migrate";
import { AppError } from "@casement/shared/contract/errors";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { MediaStore } from "../media/media-store.js";
import { BackupFault, mediaEntry, tableEntry } from "./backup-file.js";
import type { OpenBackup } from "./open-backup.js";
import {
  copyOf,
  dropEverything,
  isEmptySchema,
  moveSequencesOn,
  readMigrationNames,
  readTables,
  settleText,
  withoutForeignKeys,
} from "./tables.js";

interface RestoreTarget {
  /** Address of a database that Casement was never started on. */
  readonly url: string;
  /** Empty or missing. */
  readonly mediaFolder: string;
}

/** Brings back everything that a backup holds, or nothing. Throws BackupFault. */
export async function restoreBackup(backup: OpenBackup, { url, mediaFolder }: RestoreTarget): Promise<void> {
  await refuseNewer(backup);
  await withConnection(url, async (client) => {
    if ((await readMigrationNames(client)).length > 0)
      throw new BackupFault(
        "Casement already has data here, which a restore would mix up with the backup's: restore into an empty DATA_DIR, or an empty database of DATABASE_URL.",
      );
    // A restore that fails takes back all that is there: so nothing may be there that it has not brought.
    if (!(await isEmptySchema(client)))
      throw new BackupFault("The database of DATABASE_URL holds tables of another program: restore into an empty one.");
    if ((await readdir(mediaFolder).catch(() => [])).length > 0)
      throw new BackupFault(
        `There is recorded sound in ${mediaFolder} already: move it away, or set DATA_DIR to another folder.`,
      );
    const store = new MediaStore(mediaFolder);
    const keys: string[] = [];
    try {
      await migrate(url, { until: backup.manifest.migrations.at(-1) });
      await settleText(client);
      await client.query("BEGIN");
      await loadTables(client, backup);
      // Rows name files: whoever sees a row finds its file.
      for (const { key, bytes } of backup.manifest.media) {
        keys.push(key);
        await store.putBack(key, bytes, await backup.stream(mediaEntry(key)));
      }
      await client.query("COMMIT");
    } catch (error) {
      await client.query("ROLLBACK").catch(() => undefined);
      await dropEverything(client);
      await store.remove(keys);
      await rm(mediaFolder, { recursive: true, force: true });
      if (error instanceof AppError && error.code === "DISK_FULL")
        throw new BackupFault(
          `The disk of ${mediaFolder} has no room for what the backup holds. Nothing was restored.`,
        );
      throw error;
    }
  });
}

async function refuseNewer({ manifest }: OpenBackup): Promise<void> {
  const known = await knownMigrations();
  const ours = known.slice(0, manifest.migrations.length);
  if (manifest.migrations.some((name, at) => name !== ours[at]))
    throw new BackupFault(
      `This backup was made by a newer Casement (it has the migration ${manifest.migrations.find((name) => !known.includes(name)) ?? manifest.migrations.at(-1)}): restore it with that version.`,
    );
}

async function loadTables(client: pg.Client, backup: OpenBackup): Promise<void> {
  const shapes = new Map((await readTables(client)).map((shape) => [shape.name, shape]));
  await withoutForeignKeys(client, async () => {
    for (const { name, columns, rows } of backup.manifest.tables) {
      const shape = shapes.get(name);
      if (shape === undefined || columns.some((column) => !shape.columns.includes(column)))
        throw new BackupFault(
          `This backup has a table ${name} that its version of Casement does not have: it is damaged.`,
        );
      await client.query(`DELETE FROM ${pg.escapeIdentifier(name)}`);
      const into = client.query(copyFrom(`${copyOf({ name, columns })} FROM STDIN`));
      await pipeline(await backup.stream(tableEntry(name)), into);
      if (into.rowCount !== rows)
        throw new BackupFault(`Of the table ${name} not every row came back: the backup is damaged.`);
      await moveSequencesOn(client, shape);
    }
  });
}
