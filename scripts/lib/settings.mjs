import { existsSync, readFileSync } from "node:fs";
import { inRoot } from "./paths.mjs";

/** Takes over what `.env` sets; the environment wins over the file. */
export function loadDotEnv() {
  if (existsSync(inRoot(".env"))) process.loadEnvFile(inRoot(".env"));
}

/** The names of all settings, as .env.example lists them. */
function settingNames() {
  const lines = readFileSync(inRoot(".env.example"), "utf8").split("\n");
  return lines.flatMap((line) => /^#?\s*([A-Z][A-Z_]+)=/.exec(line)?.[1] ?? []);
}

/** For tests: the settings of a server that people use (its database above all) must not reach them. */
export function forgetSettings() {
  for (const name of settingNames()) delete process.env[name];
}
