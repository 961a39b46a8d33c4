import { type IncomingMessage, request } from "node:http";
import { connect, type Socket } from "node:net";
import { PROTOCOL_VERSION } from "@casement/shared/contract/commands";
import { WebSocket } from "ws";
import { breathe, type Guest, type Lane, someAddress } from "./target.js";

const MIB = 1024 * 1024;
/** Unsent bytes of a lane above which it waits for the network. */
const MOST_UNSENT = MIB;
/** How long to wait for an answer. */
const ANSWER_WITHIN_MS = 3000;

export interface Ask {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** null: the lane's own address. */
  readonly from?: string;
}

/** Makes one request, whatever the result. */
export function ask({ target, tally }: Lane, { method = "GET", path, headers = {}, body, from }: Ask): Promise<void> {
  return new Promise((resolve) => {
    const own = method === "GET" ? {} : { origin: target.origin, "content-type": "application/json" };
    const localAddress = from ?? "127.0.0.1";
    const asked = request(
      { host: target.host, port: target.port, method, path, localAddress, headers: { ...own, ...headers } },
      (answer: IncomingMessage) => {
        tally.answered += 1;
        answer.resume();
        answer.once("close", () => resolve());
      },
    );
    asked.setTimeout(ANSWER_WITHIN_MS, () => asked.destroy());
    asked.once("error", () => {
      tally.ended += 1;
      resolve();
    });
    tally.sent += 1;
    asked.end(body);
  });
}

/** Opens a plain connection from some address; returns null if it was refused. */
export function dial({ target, tally }: Lane, from = someAddress(), allowHalfOpen = false): Promise<Socket | null> {
  return new Promise((resolve) => {
    const { host, port } = target;
    const socket = connect({ host, port, localAddress: from, allowHalfOpen });
    tally.sent += 1;
    socket.on("data", () => {
      tally.answered += 1;
    });
    socket.on("error", () => socket.destroy());
    socket.once("close", () => {
      tally.ended += 1;
      resolve(null);
    });
    socket.once("connect", () => resolve(socket));
  });
}

/** Opens a WebSocket; returns null if it was refused. */
export function open(lane: Lane, path: string, headers: Readonly<Record<string, string>>): Promise<WebSocket | null> {
  const { target, tally } = lane;
  return new Promise((resolve) => {
    const url = `${target.origin.replace("http", "ws")}${path}`;
    const ws = new WebSocket(url, { headers: { origin: target.origin, ...headers }, localAddress: "127.0.0.2" });
    tally.sent += 1;
    ws.on("error", () => undefined);
    ws.on("message", () => {
      tally.answered += 1;
    });
    ws.once("close", () => {
      tally.ended += 1;
      resolve(null);
    });
    ws.once("open", () => resolve(ws));
  });
}

const SESSION = "/socket.io/?EIO=4&transport=websocket";

export const openSession = (lane: Lane, cookie: string) => open(lane, SESSION, { cookie });

/** Opens a guest's session socket and joins; returns null if it was refused. */
export async function join(lane: Lane, guest: Guest): Promise<WebSocket | null> {
  const ws = await openSession(lane, guest.cookie);
  ws?.send(`40${JSON.stringify({ sessionId: guest.sessionId, protocol: PROTOCOL_VERSION })}`);
  return ws;
}

export const openBoard = (lane: Lane, guest: Guest) =>
  open(lane, `/board/${guest.sessionId}?saved=1`, { cookie: guest.cookie });

/** Sends as fast as the network takes it, on new sockets again and again, until the lane is stopped. */
export async function pump(
  lane: Lane,
  enter: () => Promise<WebSocket | null>,
  say: (ws: WebSocket) => void,
): Promise<void> {
  while (!lane.stopped()) {
    const ws = await enter();
    while (ws !== null && ws.readyState === WebSocket.OPEN && !lane.stopped()) {
      for (let count = 0; count < 50; count += 1) say(ws);
      lane.tally.sent += 50;
      do await breathe();
      while (ws.bufferedAmount > MOST_UNSENT && ws.readyState === WebSocket.OPEN && !lane.stopped());
    }
    ws?.terminate();
    await breathe();
  }
}

/** Opens connections with `begin`, up to `most` at once, and closes them all at the end. */
export async function hoard(lane: Lane, most: number, begin: () => Promise<Socket | null>): Promise<void> {
  const kept = new Set<Socket>();
  while (!lane.stopped()) {
    const socket = await begin();
    if (socket !== null) {
      kept.add(socket);
      socket.once("close", () => kept.delete(socket));
    }
    if (kept.size >= most) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  for (const socket of kept) socket.destroy();
}
