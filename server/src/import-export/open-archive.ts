import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { RECORD_NAME } from "./format/record-file.js";
import { refuseRecord } from "./format/refuse-record.js";

/** Every ZIP archive of ours begins with a file's header. */
const ZIP_START = "PK\u0003\u0004";
/** Files in an archive: all takes, the record, and what somebody's system adds when it packs a folder again. */
const MOST_FILES = 5_000;
/** What macOS adds beside each file. */
const NOT_OURS = /(^|\/)(__MACOSX\/|\._)/;

/** Whether the file is a ZIP archive, by its first bytes. */
export async function isArchive(path: string): Promise<boolean> {
  const start = await buffer(createReadStream(path, { end: ZIP_START.length - 1 }));
  return start.toString("latin1") === ZIP_START;
}

/** A record's archive. Nothing of it is ever written under a name that stands in it. */
export class RecordArchive {
  readonly #zip: ZipFile;
  readonly #record: Entry;
  readonly #files: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, record: Entry, files: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#record = record;
    this.#files = files;
  }

  /**
   * Reads what the archive holds, also one whose folder was unpacked and packed again. Throws IMPORT_REFUSED when it is
   * cut off, or holds no record, or names that no archive of ours has.
   */
  static async open(path: string): Promise<RecordArchive> {
    const zip = await openPromise(path, { autoClose: false, lazyEntries: true }).catch(() => {
      throw refuseRecord("incomplete", "The archive is cut off or damaged. Download it again.");
    });
    try {
      const entries = new Map<string, Entry>();
      if (zip.entryCount > MOST_FILES) throw refuseRecord("limit", "This archive holds far too many files.");
      for await (const entry of zip.eachEntry()) if (!NOT_OURS.test(entry.fileName)) entries.set(entry.fileName, entry);
      const name = [...entries.keys()].find((each) => each === RECORD_NAME || each.endsWith(`/${RECORD_NAME}`));
      const record = entries.get(name ?? "");
      if (name === undefined || record === undefined) throw noRecord();
      const folder = name.slice(0, -RECORD_NAME.length);
      const inside = [...entries].filter(([each]) => each.startsWith(folder));
      return new RecordArchive(zip, record, new Map(inside.map(([each, entry]) => [each.slice(folder.length), entry])));
    } catch (error) {
      zip.close();
      throw readingFault(error);
    }
  }

  /** The record's bytes. */
  async record(): Promise<Readable> {
    return this.#zip.openReadStreamPromise(this.#record).catch((error: unknown) => {
      throw readingFault(error);
    });
  }

  /** A file beside the record, which has so many bytes. Throws IMPORT_REFUSED. */
  async read(name: string, bytes: number): Promise<Buffer> {
    const entry = this.#files.get(name);
    if (entry === undefined) throw refuseRecord("incomplete", `${name} is missing from the archive.`);
    // Before anything is read: a few bytes can unpack to very many.
    if (entry.uncompressedSize !== bytes) throw changed(name);
    try {
      return await buffer(await this.#zip.openReadStreamPromise(entry));
    } catch {
      throw changed(name);
    }
  }

  close(): void {
    this.#zip.close();
  }
}

export const changed = (name: string) => refuseRecord("tampered", `${name} was changed or cut after the export.`);

const noRecord = () =>
  refuseRecord("format", `This archive holds no ${RECORD_NAME}: it is not one that Casement exported.`);

/** Faults of the archive's own structure, which yauzl tells in words for programmers. */
export function readingFault(error: unknown): unknown {
  const isOurs = error instanceof Error && "code" in error;
  return isOurs
    ? error
    : refuseRecord("invalid", "This archive is damaged, or names files as no archive of Casement does.");
}
