import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import {
  access,
  type FileHandle,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  statfs,
  writeFile,
} from "node:fs/promises";
import { platform } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { AppError } from "@casement/shared/contract/errors";
import { MEDIA_LIMITS, type MediaLimits } from "./media-limits.js";

/** Keys are random, so that neither names nor neighbours tell anything, and a file that is gone is gone for good. */
const KEY = /^[0-9a-f]{32}$/;
const UNFINISHED = ".part";

/**
 * Files of recorded sound in one folder. A file is whole and on the disk, or it is not there: `write` returns only after
 * its bytes and its name are synced.
 */
export class MediaStore {
  readonly #folder: string;
  /** Written, but perhaps not named by a row yet: `sweep` leaves them. */
  readonly #fresh = new Set<string>();

  constructor(
    folder: string,
    readonly limits: MediaLimits = MEDIA_LIMITS,
  ) {
    this.#folder = folder;
  }

  /**
   * Writes a file and runs `keep` with its key, which commits the row that names it. If `keep` throws, or returns false
   * because the file is not needed, it is removed again. Throws DISK_FULL, and what `keep` throws.
   */
  async write(bytes: Uint8Array, keep: (key: string) => Promise<boolean>): Promise<void> {
    await this.writeAll([async () => bytes], ([key = ""]) => keep(key));
  }

  /** The same for several files, all of them or none; each is read when its turn comes. `keys` are in their order. */
  async writeAll(
    files: readonly (() => Promise<Uint8Array>)[],
    keep: (keys: readonly string[]) => Promise<boolean>,
  ): Promise<void> {
    const keys = files.map(() => randomBytes(16).toString("hex"));
    for (const key of keys) this.#fresh.add(key);
    try {
      for (const [index, key] of keys.entries())
        await this.#writeOne(key, (await files[index]?.()) ?? new Uint8Array());
      if (!(await keep(keys))) await this.remove(keys);
    } catch (error) {
      await this.remove(keys);
      throw error;
    } finally {
      for (const key of keys) this.#fresh.delete(key);
    }
  }

  /** Writes a file of a backup, of so many bytes, under the key that its rows name. Throws DISK_FULL. */
  async putBack(key: string, bytes: number, stream: Readable): Promise<void> {
    await this.requireRoom(bytes);
    await this.#writeWhole(key, stream).catch((error: unknown) => {
      throw isFull(error) ? diskFull() : error;
    });
  }

  async #writeOne(key: string, bytes: Uint8Array): Promise<void> {
    await this.requireRoom(bytes.length);
    await this.#writeWhole(key, bytes).catch((error: unknown) => {
      throw isFull(error) ? diskFull() : error;
    });
  }

  async #writeWhole(key: string, bytes: Uint8Array | Readable): Promise<void> {
    const file = this.pathOf(key);
    const made = await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    // A folder whose name is lost with the power takes its files along.
    if (made !== undefined) await syncFolder(this.#folder);
    const part = await open(file + UNFINISHED, "wx", 0o600);
    try {
      await writeFile(part, bytes);
      await part.sync();
    } finally {
      await part.close();
    }
    await rename(file + UNFINISHED, file);
    await syncFolder(path.dirname(file));
  }

  /** Absolute path of a file. Two levels, so that no folder grows too long. */
  pathOf(key: string): string {
    if (!KEY.test(key)) throw new Error("no key of the media store");
    return path.join(this.#folder, key.slice(0, 2), key);
  }

  async read(key: string): Promise<Buffer> {
    return readFile(this.pathOf(key));
  }

  async open(key: string): Promise<FileHandle> {
    return open(this.pathOf(key), "r");
  }

  async remove(keys: Iterable<string>): Promise<void> {
    for (const key of keys) {
      await rm(this.pathOf(key), { force: true });
      await rm(this.pathOf(key) + UNFINISHED, { force: true });
    }
  }

  /** Throws DISK_FULL unless so many bytes fit and leave the room that is to stay free. */
  async requireRoom(bytes: number): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await requireFree(this.#folder, bytes, this.limits);
  }

  /** Removes every file that no row names: of deleted sessions and takes, and what a crash left. Returns how many. */
  async sweep(isNamed: (keys: readonly string[]) => Promise<ReadonlySet<string>>): Promise<number> {
    let removed = 0;
    for (const folder of await this.#list()) {
      const names = await readdir(path.join(this.#folder, folder));
      const known = names.filter((name) => KEY.test(name) && !this.#fresh.has(name));
      const parts = names.filter(
        (name) => name.endsWith(UNFINISHED) && !this.#fresh.has(name.slice(0, -UNFINISHED.length)),
      );
      const named = known.length === 0 ? new Set<string>() : await isNamed(known);
      // A file that became whole meanwhile was fresh before its row was looked for, and is named by now or was removed.
      const orphans = known.filter((key) => !named.has(key) && !this.#fresh.has(key));
      await this.remove(orphans);
      for (const name of parts) await rm(path.join(this.#folder, folder, name), { force: true });
      removed += orphans.length + parts.length;
    }
    return removed;
  }

  async #list(): Promise<string[]> {
    const there = await access(this.#folder, constants.R_OK).then(
      () => true,
      () => false,
    );
    return there ? (await readdir(this.#folder)).filter((name) => /^[0-9a-f]{2}$/.test(name)) : [];
  }
}

/** Throws DISK_FULL unless so many bytes fit on this folder's disk and leave the room that is to stay free. */
export async function requireFree(
  folder: string,
  bytes: number,
  { leastFreeBytes }: Pick<MediaLimits, "leastFreeBytes">,
): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize - bytes < leastFreeBytes) throw diskFull();
}

export const diskFull = () => new AppError("DISK_FULL", "The server's disk is full. Tell its administrator.");
export const isFull = (error: unknown) =>
  ["ENOSPC", "EDQUOT"].includes(String((error as { code?: unknown } | null)?.code));

/** A rename is safe only once its folder is synced; Windows cannot, and needs not. */
export async function syncFolder(folder: string): Promise<void> {
  if (platform() === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
