import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { build, generate } from "./build.mjs";
import { install } from "./install/install.mjs";
import { passSignalsOn } from "./platform/child.mjs";
import { inRoot } from "./platform/paths.mjs";
import { Trouble } from "./platform/say.mjs";
import { loadDotEnv } from "./platform/settings.mjs";

export async function makeReady() {
  await install("running");
  await generate();
  await build();
}

/**
 * Starts the server in this process: a signal, even SIGKILL, reaches it and not a wrapper, so that nothing stays behind
 * on the port.
 */
export async function startServer() {
  const leaveSignals = passSignalsOn();
  await makeReady();
  leaveSignals();
  loadDotEnv();
  process.env.NODE_ENV ??= "production";
  process.setSourceMapsEnabled(true);
  const entry = inRoot("server/dist/main.js");
  if (!existsSync(entry)) throw new Trouble("server/dist/main.js is missing after the build.");
  await import(pathToFileURL(entry).href);
}
