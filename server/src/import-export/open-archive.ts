import { createReadStream } from "node:fs";
import { buffer } from "node:stream/consumers";
import { AppError } from "@casement/shared/contract/errors";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { RECORD_NAME } from "./format/record-file.js";
import { refuseRecord } from "./format/refuse-record.js";

/** Every ZIP archive of ours begins with a file's header. */
const ZIP_START = "PK\u0003\u0004";
/** Files in an archive: all takes, the record, and what somebody's system adds when it packs a folder again. */
const MOST_FILES = 5_000;
/** What macOS adds beside each file. */
const NOT_OURS = /(^|\/)(__MACOSX\/|\._)/;
/** Bytes that one file's name, remarks and whatever else systems note of it may have: all of them are held at once. */
const MOST_ABOUT_BYTES = 2_000;
/** Recorded sound does not become smaller; silence, which stands for what somebody may not hear, does. */
const SHRINKS = 2;
/** All silence of an archive, in bytes: 40 hours of it. */
const SILENCE_BYTES = 64 * 1024 * 1024;
/** Systems write names in encodings of their own, but leave their beginnings as they are: see takeName. */
const NUMBER = /^sound\/\d+-/;

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
      for await (const entry of zip.eachEntry()) {
        requireShort(entry);
        if (!NOT_OURS.test(entry.fileName)) entries.set(entry.fileName, entry);
      }
      const name = [...entries.keys()].find((each) => each === RECORD_NAME || each.endsWith(`/${RECORD_NAME}`));
      const record = entries.get(name ?? "");
      if (name === undefined || record === undefined) throw noRecord();
      const folder = name.slice(0, -RECORD_NAME.length);
      const inside = [...entries].filter(([each]) => each.startsWith(folder));
      const named = inside.map(([each, entry]) => [each.slice(folder.length), entry] as const);
      const numbered = named.flatMap(([each, entry]) => (NUMBER.exec(each) ?? []).map((key) => [key, entry] as const));
      return new RecordArchive(zip, record, new Map([...numbered, ...named]));
    } catch (error) {
      zip.close();
      throw readingFault(error);
    }
  }

  /** The record's bytes. Throws IMPORT_REFUSED. */
  async *record(): AsyncGenerator<Uint8Array> {
    try {
      yield* await this.#zip.openReadStreamPromise(this.#record);
    } catch (error) {
      throw readingFault(error);
    }
  }

  /** Throws IMPORT_REFUSED if these files would unpack to far more than sound can. */
  requireSound(names: readonly string[]): void {
    const entries = names.map((name) => this.#find(name));
    const sumOf = (key: "compressedSize" | "uncompressedSize") => entries.reduce((sum, entry) => sum + entry[key], 0);
    if (sumOf("uncompressedSize") > SHRINKS * sumOf("compressedSize") + SILENCE_BYTES)
      throw refuseRecord("invalid", "The files in this archive unpack to far more than sound does.");
  }

  /** The bytes of a file beside the record, piece by piece; it has so many. Throws IMPORT_REFUSED. */
  async *read(name: string, bytes: number): AsyncGenerator<Uint8Array> {
    const entry = this.#find(name);
    // Before anything is read: a few bytes can unpack to very many.
    if (entry.uncompressedSize !== bytes) throw changed(name);
    try {
      yield* await this.#zip.openReadStreamPromise(entry);
    } catch {
      throw changed(name);
    }
  }

  #find(name: string): Entry {
    const entry = this.#files.get(name) ?? this.#files.get(NUMBER.exec(name)?.[0] ?? "");
    if (entry === undefined) throw refuseRecord("incomplete", `${name} is missing from the archive.`);
    return entry;
  }

  close(): void {
    this.#zip.close();
  }
}

export const changed = (name: string) => refuseRecord("tampered", `${name} was changed or cut after the export.`);

const noRecord = () =>
  refuseRecord("format", `This archive holds no ${RECORD_NAME}: it is not one that Casement exported.`);

function requireShort({ fileNameLength, extraFieldLength, fileCommentLength }: Entry): void {
  if (fileNameLength + extraFieldLength + fileCommentLength > MOST_ABOUT_BYTES)
    throw refuseRecord("limit", "A file in this archive has far too long a name.");
}

/** Faults of the archive's own structure, which yauzl and zlib tell in words for programmers. */
function readingFault(error: unknown): unknown {
  const isDiskFault = error instanceof Error && "syscall" in error;
  return error instanceof AppError || isDiskFault
    ? error
    : refuseRecord("invalid", "This archive is damaged, or names files as no archive of Casement does.");
}
