import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inRoot, RUN_FOLDER } from "../platform/paths.mjs";
import { say, secondsSince } from "../platform/say.mjs";

/** Outputs of a build, and folders that do not affect it. */
const NOT_AN_INPUT = new Set(["node_modules", "dist", "generated", "testing", ".turbo"]);
const NOT_AN_INPUT_FILE = /\.tsbuildinfo$|\.(test|testing)\.tsx?$/;

/**
 * One hash for files and folders: path, size and time of change, which is ten times cheaper than their content.
 * @param {string[]} inputs paths from the top of the project; one that is missing counts as such
 */
export function fingerprint(inputs) {
  const hash = createHash("sha1");
  for (const input of inputs) addTo(hash, input);
  return hash.digest("hex");
}

/** @param {import("node:crypto").Hash} hash @param {string} relative */
function addTo(hash, relative) {
  const stat = statSync(inRoot(relative), { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    for (const name of readdirSync(inRoot(relative)).sort()) {
      if (!NOT_AN_INPUT.has(name) && !NOT_AN_INPUT_FILE.test(name)) addTo(hash, path.join(relative, name));
    }
  } else {
    hash.update(`${relative}:${stat?.size}:${stat?.mtimeMs}\n`);
  }
}

/** @param {string} name */
const stampFile = (name) => path.join(RUN_FOLDER, `${name}.stamp`);

/** @param {string} name @param {string} key */
export function writeStamp(name, key) {
  mkdirSync(RUN_FOLDER, { recursive: true });
  writeFileSync(stampFile(name), key);
}

/** @param {string} name */
export const readStamp = (name) => (existsSync(stampFile(name)) ? readFileSync(stampFile(name), "utf8") : null);

/**
 * Does `work` unless it was done for the same key and its outputs are still there. A step that was cut short
 * has no stamp, and is done again.
 * @param {{ name: string, key: () => string, outputs: string[], work: () => Promise<void> }} step
 */
export async function once({ name, key, outputs, work }) {
  if (readStamp(name) === key() && outputs.every((output) => existsSync(inRoot(output)))) return;
  const since = Date.now();
  say(`${name} …`);
  rmSync(stampFile(name), { force: true });
  const keyBefore = key();
  await work();
  writeStamp(name, keyBefore);
  say(`${name}: done in ${secondsSince(since)}`);
}
