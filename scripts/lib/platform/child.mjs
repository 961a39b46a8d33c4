import { spawn } from "node:child_process";
import { ROOT } from "./paths.mjs";
import { Trouble } from "./say.mjs";

/** Keeps tools from reporting usage and looking for updates. */
const QUIET_TOOLS = {
  DO_NOT_TRACK: "1",
  TURBO_TELEMETRY_DISABLED: "1",
  CHECKPOINT_DISABLE: "1",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
};

/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

/** Many tools are a small script around a program, which would survive a signal to the script alone. */
const OWN_GROUP = process.platform !== "win32";

/** @type {Set<ChildProcess>} */
const living = new Set();

/**
 * Starts a program in the project's folder. It dies with us.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, stdio?: "inherit" | "pipe" }} [options]
 */
export function start(program, args, { cwd = ROOT, env = {}, stdio = "inherit" } = {}) {
  const child = spawn(program, args, {
    cwd,
    detached: OWN_GROUP,
    stdio: ["ignore", stdio, stdio],
    env: { ...process.env, ...QUIET_TOOLS, ...env },
  });
  living.add(child);
  const ended = new Promise((/** @type {(code: number) => void} */ resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  }).finally(() => living.delete(child));
  return { child, ended };
}

/** Runs a program to its end, output and all; resolves to its exit code. @type {(...args: Parameters<typeof start>) => Promise<number>} */
export const run = (...args) => start(...args).ended;

/**
 * Runs a program whose output matters only when it fails.
 * @param {string} what for the sentence of a failure, as in "The build"
 * @param {string} program
 * @param {string[]} args
 * @param {Parameters<typeof start>[2]} [options]
 */
export async function runQuietly(what, program, args, options) {
  const { child, ended } = start(program, args, { ...options, stdio: "pipe" });
  /** @type {Buffer[]} */
  const output = [];
  child.stdout?.on("data", (chunk) => output.push(chunk));
  child.stderr?.on("data", (chunk) => output.push(chunk));
  const code = await ended;
  if (code === 0) return;
  process.stderr.write(Buffer.concat(output));
  throw new Trouble(`${what} failed (exit code ${code}); what it said is above.`);
}

/** To the child and all that it started. @param {ChildProcess} child @param {NodeJS.Signals} signal */
export function sendSignal(child, signal) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (OWN_GROUP) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It ended in between.
  }
}

/** How long a child may take to end; npm may ignore signals in the middle of an install. */
const END_WITHIN_MS = 8_000;

let stopping = false;

/** Whether this process got a signal to end. */
export const isStopping = () => stopping;

/** Passes SIGINT and SIGTERM on to all children and exits after them. Returns a function that stops this. */
export function passSignalsOn() {
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    stopping = true;
    const waiting = [...living].map((child) => new Promise((resolve) => child.once("close", resolve)));
    for (const child of living) sendSignal(child, signal);
    setTimeout(() => {
      for (const child of living) sendSignal(child, "SIGKILL");
    }, END_WITHIN_MS).unref();
    void Promise.all(waiting).then(() => process.exit(signal === "SIGINT" ? 130 : 143));
  };
  process.on("SIGINT", pass);
  process.on("SIGTERM", pass);
  return () => {
    process.off("SIGINT", pass);
    process.off("SIGTERM", pass);
  };
}
