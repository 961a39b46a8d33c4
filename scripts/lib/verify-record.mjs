import { pathToFileURL } from "node:url";
import { inRoot } from "./platform/paths.mjs";
import { Trouble } from "./platform/say.mjs";
import { loadDotEnv } from "./platform/settings.mjs";
import { makeReady } from "./start.mjs";

/**
 * Folds a session's record and compares it with what was live; exits with 1 when it is not sound.
 * @param {string | undefined} sessionId
 */
export async function verifyRecord(sessionId) {
  if (sessionId === undefined) {
    throw new Trouble("Say which session, as its page's address has it: npm run verify-record -- <session>");
  }
  await makeReady();
  loadDotEnv();
  const { verifySession } = await import(pathToFileURL(inRoot("server/dist/verify-record.js")).href);
  const { words, sound } = await verifySession(process.env, sessionId).catch((/** @type {unknown} */ error) => {
    const isPlain = error instanceof Error && ["ConfigFault", "DatabaseFault"].includes(error.name);
    throw isPlain ? new Trouble(error.message) : error;
  });
  console.log(words);
  process.exitCode = sound ? 0 : 1;
}
