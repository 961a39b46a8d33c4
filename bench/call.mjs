// Two people in a call, in real browsers with fake devices, against a server of their own:
//   node bench/call.mjs [joins] [restarts]
// Joins: both join in the same moment; from the click to the first sound on both sides. Restarts: both sides find their
// connection failed in the same moment, though sound goes on; a dead pair hears nothing within 15 s.
import { PROTOCOL_VERSION } from "@casement/shared/contract/commands";
import { chromium } from "@playwright/test";
import { io } from "socket.io-client";
import { ensureBrowser } from "../scripts/lib/browser.mjs";
import { startServer } from "./board-rig.mjs";

const [joins = 20, restarts = 20] = process.argv.slice(2).map(Number);
const DEAD_AFTER_MS = 15_000;
/** Keeps below the server's allowance of commands for one person. */
const PAUSE_MS = 1_300;
const FLAGS = ["--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs in the page: keeps its connections, and counts the packets of sound that arrive. */
function watchSound() {
  const Real = globalThis.RTCPeerConnection;
  globalThis.kept = [];
  globalThis.RTCPeerConnection = class extends Real {
    constructor(configuration) {
      super(configuration);
      globalThis.kept.push(this);
    }
  };
  globalThis.packets = async () => {
    let packets = 0;
    for (const entry of (await globalThis.kept.at(-1)?.getStats())?.values() ?? []) {
      if (entry.type === "inbound-rtp" && entry.kind === "audio") packets += entry.packetsReceived ?? 0;
    }
    return packets;
  };
  /** Resolves with the ms until a packet comes over the connection in use; null after too long. */
  globalThis.untilSound = async (deadMs) => {
    const begun = performance.now();
    let [connection, before] = [globalThis.kept.at(-1), await globalThis.packets()];
    while (performance.now() - begun < deadMs) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      const now = await globalThis.packets();
      if (globalThis.kept.at(-1) === connection && now > before) return performance.now() - begun;
      [connection, before] = [globalThis.kept.at(-1), now];
    }
    return null;
  };
  /** The page believes for a while that its connection failed. */
  globalThis.pretendFailure = (forMs) => {
    const connection = globalThis.kept.at(-1);
    const tell = () => connection.dispatchEvent(new Event("connectionstatechange"));
    Object.defineProperty(connection, "connectionState", { value: "failed", configurable: true });
    tell();
    setTimeout(() => {
      delete connection.connectionState;
      tell();
    }, forMs);
  };
}

async function api(context, url, method, route, data) {
  const answer = await context.request.fetch(`${url}/api/v1${route}`, { method, headers: { origin: url }, data });
  if (!answer.ok()) throw new Error(`${method} ${route}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

async function startSession(context, url, sessionId) {
  const cookie = (await context.cookies(url)).map(({ name, value }) => `${name}=${value}`).join("; ");
  const auth = { sessionId, protocol: PROTOCOL_VERSION };
  const socket = io(url, { transports: ["websocket"], extraHeaders: { cookie, origin: url }, auth });
  await socket.timeout(20_000).emitWithAck("session.start", {});
  socket.close();
}

async function open(browser, url) {
  const contexts = [await browser.newContext(), await browser.newContext()];
  const [ana, ben] = contexts;
  await api(ana, url, "POST", "/accounts", {
    name: "Ana",
    email: "ana@example.org",
    password: "correct horse battery",
  });
  const plan = { title: "Call", problemId: "twitter", frameworkId: "six-steps", options: { call: "sound" } };
  const { id } = await api(ana, url, "POST", "/sessions", plan);
  const { path } = await api(ana, url, "POST", `/sessions/${id}/invites`, { role: "interviewer" });
  const [inviteId, secret] = path.split("#")[1].split(".");
  await api(ben, url, "POST", "/invites/redeem", { id: inviteId, secret, name: "Ben" });
  await startSession(ana, url, id);
  const pages = [];
  for (const context of contexts) {
    await context.addInitScript(watchSound);
    const page = await context.newPage();
    await page.goto(`${url}/sessions/${id}`);
    await page.getByRole("button", { name: "Join the call" }).waitFor({ timeout: 60_000 });
    pages.push(page);
  }
  return pages;
}

const both = (pages, work) => Promise.all(pages.map(work));
const untilSound = (pages) => both(pages, (page) => page.evaluate((ms) => globalThis.untilSound(ms), DEAD_AFTER_MS));

function report(name, times) {
  const known = times.filter((time) => time !== null).sort((a, b) => a - b);
  const at = (share) => Math.round(known[Math.min(known.length - 1, Math.floor(known.length * share))] ?? 0);
  console.log(
    `${name}: ${times.length} times, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms, ${times.length - known.length} dead`,
  );
}

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
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: FLAGS });
try {
  const pages = await open(browser, server.url);
  await measureJoins(pages);
  await measureRestarts(pages);
} finally {
  await browser.close();
  await server.stop();
}
