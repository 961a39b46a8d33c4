import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS } from "./fixtures/chromium.js";

/** Files that take a minute or more. */
const LONGEST = /(twitter-interview|screens)\.spec\.ts$/;

const executablePath = process.env.CHROME_PATH;

export default defineConfig({
  testDir: "scenarios",
  outputDir: "test-results",
  // Each worker has its own server and database. Stories mostly wait, so that two of them share two cores well.
  workers: 2,
  fullyParallel: false,
  // Only for stories that hang: on a busy machine no story may fail for being slow. If something never appears, the
  // wait for it fails first, long before this.
  timeout: 20 * 60_000,
  expect: { timeout: 120_000, toPass: { timeout: 240_000 } },
  reporter: [["list"]],
  // Files run in this order: the longest first, so that no core is idle at the end.
  projects: [
    { name: "longest", testMatch: LONGEST },
    { name: "stories", testIgnore: LONGEST },
  ],
  use: {
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    // A failure leaves a picture and the page's content. A trace shows more but costs more than the story: TRACE=on.
    trace: process.env.TRACE === undefined ? "off" : "retain-on-failure",
    screenshot: "only-on-failure",
    actionTimeout: 180_000,
    navigationTimeout: 180_000,
    launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) },
  },
});
