import { randomUUID } from "node:crypto";
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import path from "node:path";

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * npm packs no symbolic links, so the package lists them and its install script would make them. Silent
 * about what it cannot do: another starter may be faster, and in a read-only folder a copy takes over.
 */
export async function linkLibraries(program: string): Promise<void> {
  const listed = await readFile(path.join(program, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(listed) as Link[]) {
    const link = path.join(program, "..", target);
    await symlink(path.basename(source), link).catch(() => undefined);
  }
}

/**
 * Makes a folder for copies. What is run from there is run by us, so a folder that somebody else made or can
 * write to (/tmp is open to all) is refused.
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
 * Copies PostgreSQL (57 MB), open to everyone for reading, in place of what stands there and does not run (half removed
 * by a cleaner of temporary files, say). Whoever asks tries afterwards whether the copy runs.
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
    // A full disk, or another starter's copy came first.
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/** A strict umask at install time may have closed the files to others. */
async function openForReading(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) await openForReading(file);
    else if (entry.isFile()) await chmod(file, (await lstat(file)).mode & 0o100 ? 0o755 : 0o644);
  }
}
