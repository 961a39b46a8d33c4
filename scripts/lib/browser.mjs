import { existsSync } from "node:fs";
import path from "node:path";
import { run } from "./platform/child.mjs";
import { TOOL } from "./platform/paths.mjs";
import { say, Trouble } from "./platform/say.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/**
 * A browser for the end-to-end tests: CHROME_PATH, one on the PATH, Playwright's own, or, as root on Debian and its
 * kin, one that is installed now. Resolves to its path.
 */
export async function ensureBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Trouble(`CHROME_PATH names ${named}, and there is no such file.`);
  }
  return onPath() ?? (await playwrightsOwn()) ?? (await installed()) ?? missing();
}

function onPath() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const places = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  return [...places, MAC_CHROME].find((place) => existsSync(place));
}

async function playwrightsOwn() {
  const { chromium } = await import(TOOL.playwrightLibrary);
  const place = chromium.executablePath();
  return existsSync(place) ? place : undefined;
}

async function installed() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  say("no browser found: apt-get install chromium …");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env });
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env });
  return onPath();
}

/** @returns {never} */
function missing() {
  throw new Trouble(
    "The end-to-end tests need a browser: install Chromium or Chrome, or set CHROME_PATH to where one is.",
  );
}
