import { existsSync, readFileSync } from "node:fs";
import { inRoot } from "./paths.mjs";

/** Sets what `.env` sets, except what the environment sets already. */
export function loadDotEnv() {
  if (existsSync(inRoot(".env"))) process.loadEnvFile(inRoot(".env"));
}

/** The names of all settings, as .env.example lists them. */
function settingNames() {
  const lines = readFileSync(inRoot(".env.example"), "utf8").split("\n");
  return lines.flatMap((line) => /^#?\s*([A-Z][A-Z_]+)=/.exec(line)?.[1] ?? []);
}

/** For tests, which must not use the settings of a real server, its database above all. */
export function forgetSettings() {
  for (const name of settingNames()) delete process.env[name];
}
