import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const FOLDER = import.meta.dirname;
const STAMP = path.join(FOLDER, "node_modules/.installed-for");

/** The installation depends on it, because one of the packages is compiled. */
const wanted = () =>
  [
    createHash("sha1")
      .update(readFileSync(path.join(FOLDER, "package-lock.json")))
      .digest("hex"),
    process.versions.modules,
    process.arch,
  ].join(" ");

/** Installs the servers with which ours is compared, unless they are installed. They are no part of the product. */
export function installPeers(say) {
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted()) return;
  say("installing the servers to compare with (once; minutes, where SQLite must be compiled)");
  const args = ["ci", "--no-audit", "--no-fund", "--no-workspaces", "--loglevel=error"];
  const { status } = spawnSync("npm", args, { cwd: FOLDER, stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0)
    throw new Error("npm ci in bench/peers failed; `npm run bench -- --only=casement,relay` needs none of it.");
  writeFileSync(STAMP, wanted());
}
