import { defineConfig } from "@playwright/test";

/** Chromium's flags: works as root, asks nobody on the network, has a microphone of its own. */
const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

const executablePath = process.env.CHROME_PATH;

export default defineConfig({
  testDir: "scenarios",
  outputDir: "test-results",
  // One server and its database a worker. Stories mostly wait for something, so two share two cores well.
  workers: 2,
  fullyParallel: false,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
    launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) },
  },
});
