import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS } from "./fixtures/chromium.js";

/** Files that take a minute and more. */
const LONGEST = /(twitter-interview|screens)\.spec\.ts$/;

const executablePath = process.env.CHROME_PATH;

export default defineConfig({
  testDir: "scenarios",
  outputDir: "test-results",
  // One server and its database a worker. Stories mostly wait for something, so two share two cores well.
  workers: 2,
  fullyParallel: false,
  // For what hangs, and for that alone: a machine may be busy with much else, and no story may fail for being slow. What
  // is waited for and never comes is told by the waits themselves; the story's own time is far beyond them.
  timeout: 20 * 60_000,
  expect: { timeout: 120_000, toPass: { timeout: 240_000 } },
  reporter: [["list"]],
  // Files are taken in order: the longest first, so that neither core stands idle at the end.
  projects: [
    { name: "longest", testMatch: LONGEST },
    { name: "stories", testIgnore: LONGEST },
  ],
  use: {
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    // A failure leaves a picture and what was on the page. A trace tells more and costs more than the story: TRACE=on.
    trace: process.env.TRACE === undefined ? "off" : "retain-on-failure",
    screenshot: "only-on-failure",
    actionTimeout: 180_000,
    navigationTimeout: 180_000,
    launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) },
  },
});
