import { existsSync } from "node:fs";
import path from "node:path";
import { run } from "./platform/child.mjs";
import { TOOL } from "./platform/paths.mjs";
import { say, Trouble } from "./platform/say.mjs";

/** The shell draws no windows: a story takes a quarter less processor time in it than in the whole browser. */
const SHELL = "chromium-headless-shell";
const NAMES = [SHELL, "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/**
 * A browser for the tests: CHROME_PATH, one on the PATH, Playwright's own, or, as root on Debian and its
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
  const places = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...places, MAC_CHROME].find((place) => existsSync(place));
}

async function playwrightsOwn() {
  const { chromium } = await import(TOOL.playwrightLibrary);
  const place = chromium.executablePath();
  return existsSync(place) ? place : undefined;
}

async function installed() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  say("no browser found: apt-get install …");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env });
  // Not every release has the shell.
  for (const name of [SHELL, "chromium"]) {
    await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name], { env });
    const place = onPath();
    if (place !== undefined) return place;
  }
  return undefined;
}

/** @returns {never} */
function missing() {
  throw new Trouble("The tests need a browser: install Chromium or Chrome, or set CHROME_PATH to where one is.");
}
