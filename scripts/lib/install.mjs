import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { runQuietly } from "./child.mjs";
import { inRoot } from "./paths.mjs";
import { once, readStamp, writeStamp } from "./stamp.mjs";

const INSTALLED_LOCK = "node_modules/.package-lock.json";

/** What packages are installed for besides a lock file: natives differ by it. */
const machine = () => [process.versions.modules, process.platform, process.arch].join(" ");

function installKey() {
  const lock = createHash("sha1")
    .update(readFileSync(inRoot("package-lock.json")))
    .digest("hex");
  return `${lock} ${machine()}`;
}

/** `npm ci`, when what is installed is not what the lock file says. */
export async function install() {
  const stamp = readStamp("install");
  if (stamp !== installKey() && (stamp?.endsWith(machine()) ?? true) && matchesLock()) {
    writeStamp("install", installKey());
  }
  await once({
    name: "install",
    key: installKey,
    outputs: [INSTALLED_LOCK],
    work: async () => {
      const args = ["ci", "--include=dev", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
      const npm = process.env.npm_execpath;
      // NODE_ENV=production would leave out the tools that build.
      const options = { env: { NODE_ENV: undefined } };
      await (npm?.endsWith(".js")
        ? runQuietly("Installing packages (npm ci)", process.execPath, [npm, ...args], options)
        : runQuietly("Installing packages (npm ci)", "npm", args, options));
    },
  });
}

/** Somebody ran npm by hand: good, if each package that the lock file demands is there in that version. */
function matchesLock() {
  if (!existsSync(inRoot(INSTALLED_LOCK))) return false;
  const { packages: wanted } = JSON.parse(readFileSync(inRoot("package-lock.json"), "utf8"));
  const { packages: found } = JSON.parse(readFileSync(inRoot(INSTALLED_LOCK), "utf8"));
  return Object.entries(wanted).every(
    ([place, { version, optional, peer, link }]) =>
      !place.includes("node_modules/") || optional || peer || link || found?.[place]?.version === version,
  );
}
