import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { isStopping, runQuietly } from "../platform/child.mjs";
import { inRoot, TOOL } from "../platform/paths.mjs";
import { say } from "../platform/say.mjs";
import { installAside } from "./install-aside.mjs";
import { once, readStamp, writeStamp } from "./stamp.mjs";

const INSTALLED_LOCK = "node_modules/.package-lock.json";

/**
 * What packages are installed for: "running" is what builds and runs the server, "working" adds the tools of tests and
 * lint (devDependencies), which are a third of all packages.
 * @typedef {"running" | "working"} Purpose
 */

/** What decides, beside the lock file, which packages fit: native ones differ by it. */
const machine = () => [process.versions.modules, process.platform, process.arch].join(" ");

/** @param {Purpose} purpose */
function installKey(purpose) {
  const lock = createHash("sha1")
    .update(readFileSync(inRoot("package-lock.json")))
    .digest("hex");
  return `${lock} ${machine()} ${purpose}`;
}

/** Installs packages, when what is installed is not what the lock file says. @param {Purpose} needed */
export async function install(needed) {
  const stamp = readStamp("install");
  // Tools once installed stay.
  const purpose = existsSync(TOOL.jest) ? "working" : needed;
  const sameMachine = stamp?.includes(` ${machine()} `) ?? true;
  if (stamp !== installKey(purpose) && sameMachine && matchesLock(purpose)) writeStamp("install", installKey(purpose));
  await once({
    name: "install",
    key: () => installKey(purpose),
    outputs: [INSTALLED_LOCK],
    work: async () => {
      const args = purpose === "working" ? ["--include=dev"] : ["--omit=dev"];
      try {
        await installAside((folder, more) => npmCi([...args, ...more], folder));
      } catch (error) {
        if (isStopping()) throw error;
        say(`${error instanceof Error ? error.message : error} Once more, in place …`);
        await npmCi(args, inRoot());
      }
    },
  });
}

/** @param {string[]} args @param {string} cwd */
function npmCi(args, cwd) {
  const all = ["ci", ...args, "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  // NODE_ENV=production would leave out the tools for tests.
  const options = { cwd, env: { NODE_ENV: undefined } };
  return npm?.endsWith(".js")
    ? runQuietly("Installing packages (npm ci)", process.execPath, [npm, ...all], options)
    : runQuietly("Installing packages (npm ci)", "npm", all, options);
}

/**
 * Somebody ran npm by hand: good, if each package that the lock file demands is there in that version.
 * @param {Purpose} purpose
 */
function matchesLock(purpose) {
  if (!existsSync(inRoot(INSTALLED_LOCK))) return false;
  const { packages: wanted } = JSON.parse(readFileSync(inRoot("package-lock.json"), "utf8"));
  const { packages: found } = JSON.parse(readFileSync(inRoot(INSTALLED_LOCK), "utf8"));
  return Object.entries(wanted).every(([place, { version, optional, peer, link, dev, devOptional }]) => {
    const isSpare = optional || peer || link || devOptional || (dev && purpose === "running");
    return !place.includes("node_modules/") || isSpare || found?.[place]?.version === version;
  });
}
