// Two people on one live board in real browsers, against a server of their own.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { PROTOCOL_VERSION } from "@casement/shared/contract/commands";
import { chromium } from "@playwright/test";
import { io } from "socket.io-client";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { ensureBrowser } from "../scripts/lib/browser.mjs";
import { freePort } from "./free-port.mjs";

const ROOT = path.resolve(import.meta.dirname, "..");
const MAIN = "server/dist/main.js";
const READY_WITHIN_MS = 60_000;
const VIEWPORT = { width: 1440, height: 900 };
const BROWSER_ARGS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
];

/** A message of so many milliseconds moves the server's clock on, so that an interview of an hour takes minutes. */
const MOVABLE_CLOCK = `const now = Date.now; let ahead = 0; Date.now = () => now() + ahead; process.on("message", (ms) => { ahead += ms; process.send(ahead); }); process.channel?.unref();`;

/**
 * Starts the built server on a free port with a new data directory. `stop` ends it and deletes the directory, `advance`
 * moves its clock on by milliseconds, `now` reads that clock, `restart` ends it and starts it again where it was. `root`:
 * the checkout whose build it is; `settings`: more of its environment, `address`: where it is called.
 */
export async function startServer({ root = ROOT, settings = {}, address = "localhost" } = {}) {
  const port = await freePort();
  const dataDir = await mkdtemp(path.join(tmpdir(), "casement-bench-"));
  const url = `http://${address}:${port}`;
  const env = { PORT: String(port), DATA_DIR: dataDir, PUBLIC_ORIGIN: url, ...settings };
  let child = await spawnServer(root, url, env);
  const end = async () => {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await gone;
  };
  const stop = async () => {
    await end();
    await rm(dataDir, { recursive: true, force: true });
  };
  const restart = async () => {
    await end();
    child = await spawnServer(root, url, env);
  };
  let ahead = 0;
  const advance = async (ms) => {
    const moved = new Promise((resolve) => child.once("message", resolve));
    child.send(ms);
    ahead = await moved;
  };
  const now = () => Date.now() + ahead;
  return { url, stop, restart, advance, now };
}

/** Resolves with the server's process once it is ready. */
async function spawnServer(root, url, env) {
  const child = spawn(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(MOVABLE_CLOCK)}`, path.join(root, MAIN)],
    {
      env: { ...process.env, NODE_ENV: "production", SIGN_UP: "open", DEMO: "off", LOG_LEVEL: "warn", ...env },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    },
  );
  const until = Date.now() + READY_WITHIN_MS;
  while (
    !(await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    ))
  ) {
    if (Date.now() > until || child.exitCode !== null) throw new Error("the server did not start");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return child;
}

export async function api(context, url, method, route, data) {
  const answer = await context.request.fetch(`${url}/api/v1${route}`, {
    method,
    headers: { origin: url, "sec-fetch-site": "same-origin" },
    ...(data === undefined ? {} : { data }),
  });
  if (!answer.ok()) throw new Error(`${method} ${route}: ${answer.status()} ${await answer.text()}`);
  return answer.status() === 204 ? undefined : answer.json();
}

/** Sends commands on the session socket as the person with these cookies. */
export async function withCommands(context, url, sessionId, work) {
  const cookie = (await context.cookies(url)).map(({ name, value }) => `${name}=${value}`).join("; ");
  const socket = io(url, {
    transports: ["websocket"],
    extraHeaders: { cookie, origin: url },
    auth: { sessionId, protocol: PROTOCOL_VERSION },
  });
  try {
    await work(async (name, payload = {}) => {
      const answer = await socket.timeout(10_000).emitWithAck(name, payload);
      if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
    });
  } finally {
    socket.close();
  }
}

/** Two people and a live session of theirs. Returns its id. */
export async function makeSession(host, guest, url) {
  await api(host, url, "POST", "/accounts", {
    name: "Ana",
    email: "ana@example.org",
    password: "a long quiet sentence",
  });
  const { items: problems } = await api(host, url, "GET", "/problems");
  const { items: frameworks } = await api(host, url, "GET", "/frameworks");
  const session = await api(host, url, "POST", "/sessions", {
    title: "Board bench",
    problemId: problems[0].id,
    frameworkId: frameworks[0].id,
  });
  const invite = await api(host, url, "POST", `/sessions/${session.id}/invites`, { role: "candidate" });
  const [id, secret] = invite.path.split("#")[1].split(".");
  await api(guest, url, "POST", "/invites/redeem", { id, secret, name: "Ben" });
  await withCommands(host, url, session.id, (send) => send("session.start"));
  return session.id;
}

export async function launchBrowser({ args = [] } = {}) {
  return chromium.launch({ executablePath: await ensureBrowser(), args: [...BROWSER_ARGS, ...args] });
}

/** Opens a live session for two; `work` gets their pages, with the board ready, and the server's address. */
export async function withTwoOnABoard(work) {
  const browser = await launchBrowser();
  const server = await startServer();
  try {
    const [host, guest] = await Promise.all([0, 1].map(() => browser.newContext({ viewport: VIEWPORT })));
    const sessionId = await makeSession(host, guest, server.url);
    const pages = [];
    for (const context of [host, guest]) {
      const page = await context.newPage();
      await page.goto(`${server.url}/sessions/${sessionId}`);
      await page.locator(".tl-canvas").waitFor();
      pages.push(page);
    }
    await work({ writer: pages[0], reader: pages[1], url: server.url, sessionId, host });
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** The board's canvas in page pixels. */
export async function canvasBox(page) {
  const box = await page.locator(".tl-canvas").boundingBox();
  if (box === null) throw new Error("the board is not shown");
  return box;
}

/** Joins the session's document as the person with these cookies and waits until it is in step; `leave` disconnects. */
export async function joinDocument({ host, url, sessionId }) {
  const cookie = (await host.cookies(url)).map(({ name, value }) => `${name}=${value}`).join("; ");
  class Socket extends WebSocket {
    constructor(address) {
      super(address, { headers: { cookie, origin: url } });
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${url.replace("http", "ws")}/board`, sessionId, doc, {
    WebSocketPolyfill: Socket,
    disableBc: true,
  });
  await new Promise((resolve) => provider.once("sync", resolve));
  const leave = () => {
    provider.destroy();
    provider.awareness.destroy();
  };
  return { doc, leave };
}

/** In the page: the ms from navigation until this many shapes were painted. */
export async function shapesPainted(count) {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  while (document.querySelectorAll(".tl-shape").length < count) await frame();
  await frame();
  await frame();
  return performance.now();
}
