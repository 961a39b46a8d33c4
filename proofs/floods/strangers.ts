import type { Socket } from "node:net";
import { type Flood, type Lane, madeUpCookie, someAddress } from "./target.js";
import { type Ask, ask, dial, hoard, open, openSession, pump } from "./wire.js";

const KIB = 1024;
const CREDENTIALS = JSON.stringify({ email: "olive@example.org", password: "an orchard of pears" });
const KEY = JSON.stringify({ id: "nobody", secret: "A".repeat(43) });

/** Makes the same request again and again. */
const asking =
  (make: () => Ask): Flood =>
  async (lane) => {
    while (!lane.stopped()) await ask(lane, make());
  };

const post = (path: string, body: string, from = "127.0.0.3"): Ask => ({ method: "POST", path, body, from });

function upgradeHead({ target }: Lane, path: string, origin: string): string {
  const lines = ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13", `Origin: ${origin}`];
  return `GET ${path} HTTP/1.1\r\nHost: ${target.host}\r\n${lines.join("\r\n")}\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;
}

/** Writes once and keeps its own end open, whatever the server answers. */
const writing =
  (text: (lane: Lane) => string, most = 400): Flood =>
  (lane) =>
    hoard(lane, most, async () => {
      const socket = await dial(lane, someAddress(), true);
      socket?.write(text(lane));
      return socket;
    });

/** Sends a byte of a head or body now and then, so that the request never ends. */
const trickling =
  (head: string): Flood =>
  (lane) =>
    hoard(lane, 400, async () => {
      const socket = await dial(lane);
      socket?.write(head);
      const timer = setInterval(() => socket?.write("x"), 1000);
      socket?.once("close", () => clearInterval(timer));
      return socket;
    });

/** Floods by people who are not signed in. */
export const STRANGERS: Readonly<Record<string, Flood>> = {
  "CONNECT with a made-up cookie": (lane) =>
    pump(
      lane,
      () => openSession(lane, madeUpCookie()),
      (ws) => ws.send('40{"sessionId":"x","protocol":1}'),
    ),
  "CONNECT without a cookie": (lane) =>
    pump(
      lane,
      () => openSession(lane, ""),
      (ws) => ws.send('40{"sessionId":"x","protocol":1}'),
    ),
  polling: asking(() => ({ path: "/socket.io/?EIO=4&transport=polling", from: "127.0.0.3" })),
  "boards without a sign-in": (lane) =>
    pump(
      lane,
      () => open(lane, "/board/some-session", { cookie: madeUpCookie() }),
      (ws) => ws.send(Buffer.of(3)),
    ),
  "upgrades to nowhere, left half open": writing((lane) => upgradeHead(lane, "/nowhere", lane.target.origin)),
  "upgrades of another origin": writing((lane) => upgradeHead(lane, "/board/x", "https://evil.example")),
  "upgrades from everywhere": writing((lane) => upgradeHead(lane, "/board/x", lane.target.origin)),
  "heads that never end": trickling("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "),
  "bodies that never end": trickling(
    "POST /api/v1/sign-ins HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 16000\r\n\r\n{",
  ),
  "connections that say nothing": (lane) => hoard(lane, 1000, () => dial(lane)),
  "connections from one address": (lane) => hoard(lane, 1000, () => dial(lane, "127.0.0.3")),
  "bytes that are no HTTP": writing(() => "\u0000\u0001\u0002 garbage \r\n\r\n".repeat(20)),
  "requests in a pipeline": async (lane) => {
    while (!lane.stopped()) {
      const socket: Socket | null = await dial(lane, "127.0.0.3");
      if (socket === null) continue;
      const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
      const patience = setTimeout(() => socket.destroy(), 2000);
      socket.write("GET /api/v1/me HTTP/1.1\r\nHost: x\r\n\r\n".repeat(2000));
      lane.tally.sent += 2000;
      await closed;
      clearTimeout(patience);
    }
  },
  "sign-ins": asking(() => post("/api/v1/sign-ins", CREDENTIALS)),
  "sign-ins from everywhere": asking(() => post("/api/v1/sign-ins", CREDENTIALS, someAddress())),
  "sign-ups": asking(() => post("/api/v1/accounts", CREDENTIALS, someAddress())),
  "looks at invites": asking(() => post("/api/v1/invites/preview", KEY)),
  "redemptions of invites": asking(() => post("/api/v1/invites/redeem", KEY, someAddress())),
  "openings of playback links": asking(() => post("/api/v1/shares/open", KEY, someAddress())),
  "big JSON bodies": asking(() => post("/api/v1/sign-ins", `[${"0,".repeat(120 * KIB)}0]`, someAddress())),
  "bodies of 4 MiB": asking(() => post("/api/v1/sign-ins", "x".repeat(4096 * KIB), someAddress())),
  pages: asking(() => ({ path: "/", from: "127.0.0.3" })),
  readiness: asking(() => ({ path: "/readyz", from: someAddress() })),
  "the API with made-up cookies": asking(() => ({
    path: "/api/v1/me",
    headers: { cookie: madeUpCookie() },
    from: "127.0.0.3",
  })),
};
