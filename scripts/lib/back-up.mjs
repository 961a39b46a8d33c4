import { pathToFileURL } from "node:url";
import { inRoot } from "./platform/paths.mjs";
import { Trouble } from "./platform/say.mjs";
import { loadDotEnv } from "./platform/settings.mjs";
import { makeReady } from "./start.mjs";

const PLAIN_FAULTS = ["ConfigFault", "DatabaseFault", "BackupFault"];

/**
 * Writes everything that Casement keeps into one file, also while it runs.
 * @param {string | undefined} file
 */
export async function backUp(file) {
  if (file === undefined) throw new Trouble("Say into which file: npm run backup -- <file>");
  const { makeBackup } = await load();
  console.log(await plainly(makeBackup(process.env, file)));
}

/**
 * Brings a backup back into an empty place, or checks with `--check` that it could be; exits with 1 when a record in it
 * is damaged.
 * @param {string[]} args
 */
export async function restore(args) {
  const [file, ...more] = args.filter((arg) => arg !== "--check");
  if (file === undefined || more.length > 0)
    throw new Trouble("Say which backup: npm run restore -- <file>, with --check to try it without changing anything");
  const { bringBack, checkBackup } = await load();
  if (!args.includes("--check")) {
    console.log(await plainly(bringBack(process.env, file)));
    return;
  }
  const { words, sound } = await plainly(checkBackup(process.env, file));
  console.log(words);
  process.exitCode = sound ? 0 : 1;
}

async function load() {
  await makeReady();
  loadDotEnv();
  return import(pathToFileURL(inRoot("server/dist/back-up.js")).href);
}

/**
 * @template T
 * @param {Promise<T>} work
 */
function plainly(work) {
  return work.catch((/** @type {unknown} */ error) => {
    throw error instanceof Error && PLAIN_FAULTS.includes(error.name) ? new Trouble(error.message) : error;
  });
}
