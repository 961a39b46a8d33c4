import { createHash, randomBytes } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, readdir, rm } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import {
  BACKUP_FORMAT,
  BackupFault,
  type BackupManifest,
  MANIFEST_NAME,
  manifestSchema,
  mediaEntry,
  SEAL_NAME,
  tableEntry,
} from "./backup-file.js";
import { AGE_MAGIC, decrypted } from "./encryption.js";
import { Measure, type Measured } from "./measure.js";

/** A list of a million files of sound is a tenth of this. */
const MAX_MANIFEST_BYTES = 512 * 1024 * 1024;
const COPY_PREFIX = "decrypted-";
const DAMAGED = "This backup is damaged or was cut short: take another one. Nothing was restored.";

export interface OpenBackup {
  readonly manifest: BackupManifest;
  /** The bytes of a part, which the manifest names. */
  stream(entry: string): Promise<Readable>;
  close(): Promise<void>;
}

interface OpenOptions {
  readonly passphrase: string | null;
  /** Where a decrypted copy lies until it is closed; made if it is missing. */
  readonly workFolder: string;
}

/** Opens a backup after reading all of it once: every part has the hash that was written. Throws BackupFault. */
export async function openBackup(file: string, options: OpenOptions): Promise<OpenBackup> {
  const plain = await plainFile(file, options);
  try {
    const zip = await openPromise(plain.file, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
    const backup = await readManifest(zip).catch((error: unknown) => {
      zip.close();
      throw error;
    });
    const opened = {
      ...backup,
      close: async () => {
        zip.close();
        await plain.remove();
      },
    };
    await checkParts(opened).catch(async (error: unknown) => {
      await opened.close();
      throw error;
    });
    return opened;
  } catch (error) {
    await plain.remove();
    throw error instanceof BackupFault ? error : new BackupFault(DAMAGED, { cause: error });
  }
}

/** The file itself, or a decrypted copy. */
async function plainFile(file: string, { passphrase, workFolder }: OpenOptions) {
  if (!(await isEncrypted(file))) return { file, remove: async () => undefined };
  if (passphrase === null) throw new BackupFault("This backup is encrypted: set BACKUP_PASSPHRASE to its passphrase.");
  const copy = path.join(workFolder, `${COPY_PREFIX}${randomBytes(8).toString("hex")}`);
  const remove = () => rm(copy, { force: true });
  await mkdir(workFolder, { recursive: true, mode: 0o700 });
  await removeAbandoned(workFolder);
  try {
    await pipeline(await decrypted(createReadStream(file), passphrase), createWriteStream(copy, { mode: 0o600 }));
    return { file: copy, remove };
  } catch (error) {
    await remove();
    throw error instanceof BackupFault ? error : new BackupFault(DAMAGED, { cause: error });
  }
}

/** What a restore that was killed has left in clear text. */
async function removeAbandoned(workFolder: string): Promise<void> {
  const names = (await readdir(workFolder)).filter((name) => name.startsWith(COPY_PREFIX));
  for (const name of names) await rm(path.join(workFolder, name), { force: true });
}

async function isEncrypted(file: string): Promise<boolean> {
  const handle = await open(file, "r").catch((error: unknown) => {
    throw new BackupFault(`${file} cannot be read: is that where the backup is?`, { cause: error });
  });
  try {
    const start = Buffer.alloc(AGE_MAGIC.length);
    await handle.read(start, 0, start.length, 0);
    return start.equals(AGE_MAGIC);
  } finally {
    await handle.close();
  }
}

async function readManifest(zip: ZipFile): Promise<Pick<OpenBackup, "manifest" | "stream">> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  const stream = async (name: string) => {
    const entry = entries.get(name);
    if (entry === undefined) throw new BackupFault(DAMAGED);
    return zip.openReadStreamPromise(entry);
  };
  if ((entries.get(MANIFEST_NAME)?.uncompressedSize ?? 0) > MAX_MANIFEST_BYTES) throw new BackupFault(DAMAGED);
  const text = await buffer(await stream(MANIFEST_NAME));
  const seal = (await buffer(await stream(SEAL_NAME))).toString();
  if (createHash("sha256").update(text).digest("hex") !== seal) throw new BackupFault(DAMAGED);
  const manifest = readableManifest(JSON.parse(text.toString()));
  if (entries.size !== 2 + manifest.tables.length + manifest.media.length) throw new BackupFault(DAMAGED);
  return { manifest, stream };
}

function readableManifest(value: unknown): BackupManifest {
  const format = (value as { format?: unknown } | null)?.format;
  if (typeof format === "number" && format > BACKUP_FORMAT)
    throw new BackupFault("This backup was made by a newer Casement: restore it with that version.");
  return manifestSchema.parse(value);
}

async function checkParts(backup: OpenBackup): Promise<void> {
  const { tables, media } = backup.manifest;
  for (const table of tables) await checkPart(backup, tableEntry(table.name), table);
  for (const file of media) await checkPart(backup, mediaEntry(file.key), file);
}

async function checkPart(backup: OpenBackup, name: string, { bytes, sha256 }: Measured): Promise<void> {
  const measure = new Measure(bytes);
  measure.resume();
  await pipeline(await backup.stream(name), measure);
  const found = measure.result();
  if (found.bytes !== bytes || found.sha256 !== sha256) throw new BackupFault(DAMAGED);
}
