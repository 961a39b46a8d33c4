import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { withConnection } from "@casement/prisma/connect";
import { AppError } from "@casement/shared/contract/errors";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { ZipFile } from "yazl";
import { MEDIA_LIMITS } from "../media/media-limits.js";
import { isFull, MediaStore, requireFree, syncFolder } from "../media/media-store.js";
import {
  BACKUP_FORMAT,
  BackupFault,
  type BackupManifest,
  MANIFEST_NAME,
  mediaEntry,
  SEAL_NAME,
  tableEntry,
} from "./backup-file.js";
import { encrypted } from "./encryption.js";
import { Measure, type Measured } from "./measure.js";
import { copyOf, readMigrationNames, readTables, settleText, type TableShape } from "./tables.js";

export interface BackupSource {
  /** Address of the database, which may be in use. */
  readonly url: string;
  readonly mediaFolder: string;
  /** Encrypts the backup; null: anybody with the file can read it. */
  readonly passphrase: string | null;
  readonly now: () => number;
}

const PART = ".part";

/**
 * Writes a backup of everything that Casement keeps, as of one moment, while people go on using it. The file is whole
 * and on the disk, or it is not there. Throws BackupFault.
 */
export async function writeBackup(source: BackupSource, file: string): Promise<BackupManifest> {
  const taken = await stat(file).catch(() => null);
  if (taken !== null) throw new BackupFault(`${file} exists already: choose another name.`);
  try {
    const manifest = await withConnection(source.url, (client) => writePart(client, source, file + PART));
    await rename(file + PART, file);
    await syncFolder(path.dirname(file));
    return manifest;
  } catch (error) {
    await rm(file + PART, { force: true });
    throw explain(error, file);
  }
}

async function writePart(client: pg.Client, source: BackupSource, part: string): Promise<BackupManifest> {
  await requireRoom(client, source, part);
  await settleText(client);
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  // The moment that all later statements see is that of the first one.
  const migrations = await readMigrationNames(client);
  const madeAt = new Date(source.now()).toISOString();
  if (migrations.length === 0)
    throw new BackupFault("There is nothing to back up: Casement was never started on this data.");
  const zip = new ZipFile();
  const contents = new Contents(zip, client, new MediaStore(source.mediaFolder));
  const bytes = new Readable().wrap(zip.outputStream);
  zip.on("error", (error: Error) => bytes.destroy(error));
  const fill = async () => {
    await contents.addTables(await readTables(client));
    await contents.addMedia(await readMediaKeys(client));
    contents.addManifest({ format: BACKUP_FORMAT, madeAt, migrations });
    zip.end();
  };
  const out = createWriteStream(part, { mode: 0o600, flush: true });
  try {
    const sealed = source.passphrase === null ? bytes : await encrypted(bytes, source.passphrase);
    await Promise.all([fill(), pipeline(sealed, out)]);
  } catch (error) {
    contents.stop();
    bytes.destroy();
    out.destroy();
    throw error;
  }
  return contents.manifest;
}

/**
 * Throws a BackupFault unless the backup fits with room to spare: the database may be on the same disk, and must never
 * find it full. A packed database is never larger than itself.
 */
async function requireRoom(client: pg.Client, { mediaFolder }: BackupSource, part: string): Promise<void> {
  const { rows } = await client.query<{ bytes: string }>("SELECT pg_database_size(current_database()) AS bytes");
  const bytes = Number(rows[0]?.bytes) + (await sizeOf(mediaFolder));
  await requireFree(path.dirname(part), bytes, MEDIA_LIMITS).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    throw new BackupFault(
      `${path.dirname(part)} may not have room for a backup of ${Math.ceil(bytes / 1_000_000)} MB: none was begun.`,
    );
  });
}

/** Bytes of all files in a folder; 0 if it is missing. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  let bytes = 0;
  for (const entry of entries)
    if (entry.isFile())
      bytes += await stat(path.join(entry.parentPath, entry.name)).then(
        ({ size }) => size,
        () => 0,
      );
  return bytes;
}

/** Keys of all files of sound that rows name. */
async function readMediaKeys(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ key: string }>(
    `SELECT "fileKey" AS key FROM "Take" WHERE "fileKey" IS NOT NULL
     UNION SELECT "loudnessKey" FROM "Take" WHERE "loudnessKey" IS NOT NULL
     UNION SELECT key FROM "TakeChunk" ORDER BY 1`,
  );
  return rows.map(({ key }) => key);
}

/** Fills a ZIP: each part is opened when the one before it is written, and measured as it passes. */
class Contents {
  manifest!: BackupManifest;
  readonly #tables: BackupManifest["tables"] = [];
  readonly #media: BackupManifest["media"] = [];
  readonly #gone: string[] = [];
  #current: Readable | null = null;

  constructor(
    readonly zip: ZipFile,
    readonly client: pg.Client,
    readonly store: MediaStore,
  ) {}

  async addTables(tables: readonly TableShape[]): Promise<void> {
    for (const table of tables)
      await this.#add(tableEntry(table.name), true, async () => {
        const rows = this.client.query(copyTo(`${copyOf(table)} TO STDOUT`));
        return {
          stream: rows,
          done: (measured) =>
            this.#tables.push({ name: table.name, columns: [...table.columns], rows: rows.rowCount, ...measured }),
        };
      });
  }

  async addMedia(keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      const file = await this.store.open(key).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return null;
        throw error;
      });
      if (file === null) this.#gone.push(key);
      else
        await this.#add(mediaEntry(key), false, async () => ({
          stream: file.createReadStream(),
          done: (measured) => this.#media.push({ key, ...measured }),
        }));
    }
  }

  addManifest(about: Pick<BackupManifest, "format" | "madeAt" | "migrations">): void {
    this.manifest = { ...about, tables: this.#tables, media: this.#media, gone: this.#gone };
    const text = Buffer.from(JSON.stringify(this.manifest));
    this.zip.addBuffer(text, MANIFEST_NAME, { compress: true });
    this.zip.addBuffer(Buffer.from(createHash("sha256").update(text).digest("hex")), SEAL_NAME, { compress: false });
  }

  /** Ends what is being read, because nobody takes it any more. */
  stop(): void {
    this.#current?.destroy();
  }

  /** Resolves when the entry is in the ZIP. */
  async #add(
    name: string,
    compress: boolean,
    begin: () => Promise<{ stream: Readable; done: (measured: Measured) => void }>,
  ): Promise<void> {
    const measure = new Measure();
    const { stream, done } = await begin();
    this.#current = stream;
    this.zip.addReadStream(measure, name, { compress });
    await Promise.all([pipeline(stream, measure), finished(measure)]);
    done(measure.result());
  }
}

function explain(error: unknown, file: string): unknown {
  if (error instanceof BackupFault) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (isFull(error))
    return new BackupFault(`The disk of ${path.dirname(file)} is full: no backup was written.`, { cause: error });
  if (code === "ENOENT" || code === "ENOTDIR")
    return new BackupFault(`There is no folder ${path.dirname(file)}: make it, or name a file in another one.`, {
      cause: error,
    });
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return new BackupFault(`${path.dirname(file)} cannot be written by this user: choose another folder.`, {
      cause: error,
    });
  return error;
}
