// Two people in a call in real browsers with fake devices: what the benchmarks of calls share.
import { PROTOCOL_VERSION } from "@casement/shared/contract/commands";
import { io } from "socket.io-client";

/** A pair that hears nothing for so long is dead, in ms. */
export const DEAD_AFTER_MS = 15_000;
export const CALL_FLAGS = ["--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs in the page: keeps its connections, and notes when packets of sound arrive. */
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
  globalThis.heardAt = [];
  const counts = new Map();
  setInterval(async () => {
    let heard = false;
    for (const connection of globalThis.kept.slice(-4)) {
      let packets = 0;
      for (const entry of (await connection.getStats()).values())
        if (entry.type === "inbound-rtp" && entry.kind === "audio") packets += entry.packetsReceived ?? 0;
      heard ||= packets > (counts.get(connection) ?? 0);
      counts.set(connection, packets);
    }
    if (heard) globalThis.heardAt.push(Date.now());
  }, 50);
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

/** Opens a session with a call in the contexts of two people; returns their pages, on which "Join the call" is seen. */
export async function openCall([ana, ben], url) {
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
  for (const context of [ana, ben]) {
    await context.addInitScript(watchSound);
    const page = await context.newPage();
    await page.goto(`${url}/sessions/${id}`);
    await page.getByRole("button", { name: "Join the call" }).waitFor({ timeout: 60_000 });
    pages.push(page);
  }
  return pages;
}

/** Prints how long it took until sound came; null: it did not come. */
export function report(name, times) {
  const known = times.filter((time) => time !== null).sort((a, b) => a - b);
  const at = (share) => Math.round(known[Math.min(known.length - 1, Math.floor(known.length * share))] ?? 0);
  console.log(
    `${name}: ${times.length} times, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms, ${times.length - known.length} dead`,
  );
}
