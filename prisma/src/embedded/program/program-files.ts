import { randomUUID } from "node:crypto";
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import path from "node:path";

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * Makes the symbolic links of PostgreSQL's libraries. npm packs no links, so the package lists them, but npm may not
 * run its install script. Ignores failures: another process may have made the links, and in a read-only folder a copy
 * runs.
 */
export async function linkLibraries(program: string): Promise<void> {
  const listed = await readFile(path.join(program, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(listed) as Link[]) {
    const link = path.join(program, "..", target);
    await symlink(path.basename(source), link).catch(() => undefined);
  }
}

/**
 * Makes a folder for copies; returns false for a folder that another user made or can write to (/tmp is open to all),
 * because Casement runs programs from it.
 */
export async function makeTrusted(place: string): Promise<boolean> {
  try {
    await mkdir(place, { recursive: true });
    const found = await lstat(place);
    if (!found.isDirectory() || found.uid !== process.geteuid?.() || (found.mode & 0o022) !== 0) return false;
    await chmod(place, 0o755);
    return true;
  } catch {
    return false;
  }
}

/**
 * Copies PostgreSQL (57 MB), readable by everyone. Replaces an old copy that does not run (for example because a
 * cleaner of temporary files removed part of it). The caller then checks that the copy runs.
 */
export async function copyProgram(packaged: string, copy: string): Promise<void> {
  const workshop = `${copy}.${randomUUID().slice(0, 8)}`;
  const native = path.join(workshop, "native"); // the name that the list of links expects
  try {
    await mkdir(workshop);
    await rename(copy, path.join(workshop, "broken")).catch(() => undefined);
    await cp(packaged, native, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith(".a") });
    await linkLibraries(native);
    await openForReading(native);
    await rename(native, copy);
  } catch {
    // The disk is full, or another process has made the copy first.
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/** Makes the files readable for everyone: a strict umask at install time may have closed them. */
async function openForReading(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) await openForReading(file);
    else if (entry.isFile()) await chmod(file, (await lstat(file)).mode & 0o100 ? 0o755 : 0o644);
  }
}
