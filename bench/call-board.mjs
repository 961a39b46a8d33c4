// What a call costs the board: remote edit to paint with the call on and off, in turns, in two windows on this machine.
// Builds nothing: `npm run build` first.
// node bench/call-board.mjs [rounds] [moves a turn]
import { loadavg } from "node:os";
import { chromium } from "@playwright/test";
import { ensureBrowser } from "../scripts/lib/browser.mjs";
import { startServer } from "./board-rig.mjs";
import { CALL_FLAGS, openCall, pause } from "./call-rig.mjs";
import { delayAt, holdBox } from "./paint-delay.mjs";

const [rounds = 5, moves = 40] = process.argv.slice(2).map(Number);
const CALM_MS = 3_000;

const server = await startServer();
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: CALL_FLAGS });
try {
  const viewport = { width: 1440, height: 900 };
  const contexts = [await browser.newContext({ viewport }), await browser.newContext({ viewport })];
  const pages = await openCall(contexts, server.url);
  // A box that is held needs the pointer: buttons of the call are clicked by the page itself.
  const click = (name) =>
    Promise.all(
      pages.map((page) =>
        page.evaluate((text) => {
          const named = (one) => one.textContent === text || one.getAttribute("aria-label") === text;
          [...document.querySelectorAll("button")].find(named).click();
        }, name),
      ),
    );
  for (const page of pages) await page.locator(".tl-canvas").waitFor();
  const move = await holdBox(pages[0], pages[1]);
  const all = { off: [], on: [] };
  for (let round = 0; round < rounds; round++) {
    all.off.push(...(await move(moves)));
    await click("Join the call");
    await pause(CALM_MS);
    all.on.push(...(await move(moves)));
    await click("Leave the call");
    await pause(CALM_MS);
  }
  const rows = Object.entries(all).map(([call, delays]) => {
    delays.sort((a, b) => a - b);
    return { call, moves: delays.length, "p50 ms": delayAt(delays, 0.5), "p95 ms": delayAt(delays, 0.95) };
  });
  console.table(rows);
  const share = (at) => (delayAt(all.on, at) / delayAt(all.off, at)).toFixed(2);
  console.log(`on against off: p50 ${share(0.5)}, p95 ${share(0.95)}; load ${loadavg()[0].toFixed(1)}`);
} finally {
  await browser.close();
  await server.stop();
}
