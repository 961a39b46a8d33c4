// Two people in a call, in real browsers with fake devices, against a server of their own:
//   node bench/call.mjs [joins] [restarts]
// Joins: both join in the same moment; from the click to the first sound on both sides. Restarts: both sides find their
// connection failed in the same moment, though sound goes on; a dead pair hears nothing within 15 s.
import { chromium } from "@playwright/test";
import { ensureBrowser } from "../scripts/lib/browser.mjs";
import { startServer } from "./board-rig.mjs";
import { CALL_FLAGS, DEAD_AFTER_MS, openCall, pause, report } from "./call-rig.mjs";

const [joins = 20, restarts = 20] = process.argv.slice(2).map(Number);
/** Keeps below the server's allowance of commands for one person. */
const PAUSE_MS = 1_300;

const both = (pages, work) => Promise.all(pages.map(work));
const untilSound = (pages) => both(pages, (page) => page.evaluate((ms) => globalThis.untilSound(ms), DEAD_AFTER_MS));

/** The slower side's time; null if one heard nothing. */
const slower = (times) => (times.includes(null) ? null : Math.max(...times));

async function measureJoins(pages) {
  const times = [];
  for (let round = 0; round < joins; round++) {
    if (round > 0) {
      await both(pages, (page) => page.getByRole("button", { name: "Leave the call" }).click());
      await pause(PAUSE_MS);
    }
    const click = (page) =>
      page.evaluate((ms) => {
        const button = [...document.querySelectorAll("button")].find((one) => one.textContent === "Join the call");
        button.click();
        return globalThis.untilSound(ms);
      }, DEAD_AFTER_MS);
    times.push(slower(await both(pages, click)));
  }
  report("both join at once, click to sound", times);
}

async function measureRestarts(pages) {
  const times = [];
  for (let round = 0; round < restarts; round++) {
    await both(pages, (page) => page.evaluate(() => globalThis.pretendFailure(1_200)));
    await pause(1_500 + PAUSE_MS / 2);
    times.push(slower(await untilSound(pages)));
  }
  report("both restart at once, sound afterwards", times);
}

const server = await startServer();
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: CALL_FLAGS });
try {
  const contexts = [await browser.newContext(), await browser.newContext()];
  const pages = await openCall(contexts, server.url);
  await measureJoins(pages);
  await measureRestarts(pages);
} finally {
  await browser.close();
  await server.stop();
}
