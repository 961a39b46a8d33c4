import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { build, checkTypes, generate } from "./build.mjs";
import { checkDrift, checkStyle } from "./checks.mjs";
import { install } from "./install/install.mjs";
import { passSignalsOn, run } from "./platform/child.mjs";
import { inRoot, RUN_FOLDER, TOOL } from "./platform/paths.mjs";
import { complain, say, secondsSince, Trouble } from "./platform/say.mjs";
import { forgetSettings } from "./platform/settings.mjs";
import { lastLine, sum, tallyOfJest, tallyOfPlaywright, tallyOfStage } from "./tally.mjs";

/** @typedef {import("./tally.mjs").Tally} Tally */
/** @typedef {[name: string, work: () => Promise<Tally>]} Stage */

/**
 * `npm test` runs everything; `npm test -- unit …` Jest alone, `npm test -- e2e …` the browser tests alone, with
 * further arguments for the tool.
 * @param {string[]} args
 */
export async function test([kind, ...rest]) {
  if (kind !== undefined && kind !== "unit" && kind !== "e2e") {
    throw new Trouble("npm test takes nothing, or `-- unit` or `-- e2e` with arguments for Jest or Playwright.");
  }
  passSignalsOn();
  forgetSettings();
  await install("working");
  /** @type {Tally[]} */
  const tallies = [];
  for (const stage of stagesOf(kind, rest)) tallies.push(await runStage(stage));
  const total = sum(tallies);
  process.exitCode = total.failed > 0 ? 1 : 0;
  console.log(lastLine(total));
}

/** @param {"unit" | "e2e" | undefined} kind @param {string[]} args @returns {Stage[]} */
function stagesOf(kind, args) {
  /** @type {Stage} */
  const generating = ["database client", () => generate().then(() => tallyOfStage(true))];
  /** @type {Stage} */
  const building = ["build", () => build().then(() => tallyOfStage(true))];
  /** @type {Stage} */
  const unit = ["unit tests", () => jest(args)];
  /** @type {Stage} */
  const e2e = ["end-to-end tests", () => playwright(args)];
  if (kind === "unit") return [generating, unit];
  if (kind === "e2e") return [generating, building, e2e];
  return [
    generating,
    building,
    ["types", () => checkTypes().then(toTally)],
    ["lint", () => checkStyle().then(toTally)],
    ["migrations", () => checkDrift().then(toTally)],
    unit,
    e2e,
  ];
}

/** @param {number} exitCode */
const toTally = (exitCode) => tallyOfStage(exitCode === 0);

/** A stage that fails does not keep the others from running. @param {Stage} stage */
async function runStage([name, work]) {
  const since = Date.now();
  say(name);
  let tally = tallyOfStage(false);
  try {
    tally = await work();
  } catch (error) {
    complain(error instanceof Trouble ? error.message : String(error));
  }
  const line = `${name}: ${tally.failed > 0 ? "FAILED" : "good"} after ${secondsSince(since)}`;
  if (tally.failed > 0) complain(line);
  else say(line);
  return tally;
}

/** @param {string[]} args */
async function jest(args) {
  // A proof among them encodes sound as browsers do.
  const CHROME_PATH = await ensureBrowser();
  const report = freshReport("jest.json");
  const code = await run(process.execPath, [TOOL.jest, "--json", `--outputFile=${report}`, ...args], {
    env: { CHROME_PATH },
    stdio: "inherit",
  });
  return tallyOfJest(report, code);
}

/** @param {string[]} args */
async function playwright(args) {
  const CHROME_PATH = await ensureBrowser();
  const report = freshReport("playwright.json");
  const code = await run(process.execPath, [TOOL.playwright, "test", "--reporter=list,json", ...args], {
    cwd: inRoot("e2e"),
    env: { CHROME_PATH, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  return tallyOfPlaywright(report, code);
}

/** @param {string} name */
function freshReport(name) {
  const file = path.join(RUN_FOLDER, name);
  mkdirSync(RUN_FOLDER, { recursive: true });
  rmSync(file, { force: true });
  return file;
}
