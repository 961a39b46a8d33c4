import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inRoot, RUN_FOLDER } from "../platform/paths.mjs";

const ASIDE = path.join(RUN_FOLDER, "install");

/** No host has this name: npm replaces it with its registry. */
const ANY_REGISTRY = "https://registry.invalid";

/**
 * Installs in a folder of its own and exchanges what is there for it at the end: a failed install leaves what was, and
 * a server that runs from here loses nothing for minutes. The lock file there also says where each package is: ours
 * names no registry, and to ask for the place takes npm longer than to unpack.
 * @param {(folder: string, args: string[]) => Promise<void>} npmCi
 * @throws when npm or the exchange fails, as with a registry that keeps its packages elsewhere
 */
export async function installAside(npmCi) {
  const manifest = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));
  const lock = JSON.parse(readFileSync(inRoot("package-lock.json"), "utf8"));
  const folders = ["", ...manifest.workspaces];
  rmSync(ASIDE, { recursive: true, force: true });
  for (const folder of folders) {
    mkdirSync(path.join(ASIDE, folder), { recursive: true });
    copyFileSync(inRoot(folder, "package.json"), path.join(ASIDE, folder, "package.json"));
  }
  copyFileSync(inRoot(".npmrc"), path.join(ASIDE, ".npmrc"));
  writeFileSync(path.join(ASIDE, "package-lock.json"), JSON.stringify(withPlaces(lock)));
  try {
    await npmCi(ASIDE, ["--replace-registry-host=always"]);
    for (const folder of folders) exchange(path.join(folder, "node_modules"));
  } finally {
    rmSync(ASIDE, { recursive: true, force: true });
  }
}

/** @param {string} place */
function exchange(place) {
  const fresh = path.join(ASIDE, place);
  const old = path.join(ASIDE, "old", place);
  mkdirSync(path.dirname(old), { recursive: true });
  if (existsSync(inRoot(place))) renameSync(inRoot(place), old);
  if (existsSync(fresh)) renameSync(fresh, inRoot(place));
}

/**
 * The lock file with each package's address, at a registry without a name.
 * @typedef {{ name?: string, version?: string, resolved?: string, link?: boolean, inBundle?: boolean }} Entry
 * @param {{ packages: Record<string, Entry> }} lock
 * @returns {{ packages: Record<string, Entry> }}
 */
export function withPlaces(lock) {
  const packages = Object.entries(lock.packages).map(([place, entry]) => {
    const name = entry.name ?? place.split("node_modules/").at(-1);
    const isOurs = !place.includes("node_modules/") || entry.link;
    if (isOurs || entry.resolved || entry.inBundle || !entry.version) return [place, entry];
    const file = `${name?.split("/").at(-1)}-${entry.version}.tgz`;
    return [place, { ...entry, resolved: `${ANY_REGISTRY}/${name}/-/${file}` }];
  });
  return { ...lock, packages: Object.fromEntries(packages) };
}
