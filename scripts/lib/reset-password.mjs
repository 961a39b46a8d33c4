import { pathToFileURL } from "node:url";
import { inRoot } from "./platform/paths.mjs";
import { Trouble } from "./platform/say.mjs";
import { loadDotEnv } from "./platform/settings.mjs";
import { makeReady } from "./start.mjs";

/**
 * Prints a link by which an account sets a new password; exits with 1 when there is no such account.
 * @param {string | undefined} email
 */
export async function resetPassword(email) {
  if (email === undefined) {
    throw new Trouble("Say whose password, by e-mail address: npm run reset-password -- <address>");
  }
  await makeReady();
  loadDotEnv();
  const { makeResetLink } = await import(pathToFileURL(inRoot("server/dist/reset-password.js")).href);
  const { words, made } = await makeResetLink(process.env, email).catch((/** @type {unknown} */ error) => {
    const isPlain = error instanceof Error && ["ConfigFault", "DatabaseFault"].includes(error.name);
    throw isPlain ? new Trouble(error.message) : error;
  });
  console.log(words);
  process.exitCode = made ? 0 : 1;
}
