import { endWithNpm } from "./platform/parent.mjs";
import { ROOT } from "./platform/paths.mjs";
import { complain, Trouble } from "./platform/say.mjs";

/** @type {Record<string, (args: string[]) => Promise<unknown>>} */
const COMMANDS = {
  start: async () => (await import("./start.mjs")).startServer(),
  dev: async () => (await import("./dev.mjs")).develop(),
  build: async () => (await import("./start.mjs")).makeReady(),
  lint: async () => (await import("./checks.mjs")).lint(),
  "reset-password": async ([email]) => (await import("./reset-password.mjs")).resetPassword(email),
  "verify-record": async ([sessionId]) => (await import("./verify-record.mjs")).verifyRecord(sessionId),
  backup: async ([file]) => (await import("./back-up.mjs")).backUp(file),
  restore: async (args) => (await import("./back-up.mjs")).restore(args),
  test: async (args) => (await import("./test.mjs")).test(args),
  prove: async (args) => (await import("./prove.mjs")).prove(args),
};

/** @param {string} name @param {string[]} args */
export async function main(name, args) {
  process.chdir(ROOT);
  endWithNpm();
  try {
    const command = COMMANDS[name];
    if (command === undefined) throw new Trouble(`Say one of: ${Object.keys(COMMANDS).join(", ")}.`);
    await command(args);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    complain(error.message);
    process.exitCode = 1;
  }
}
