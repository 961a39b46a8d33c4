import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { BOARD_PATH } from "@casement/shared/contract/board-wire";
import type { Deps } from "../deps.js";
import { isAllowedOrigin } from "./origin.js";

export type TakeUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

interface Ways {
  readonly session: TakeUpgrade;
  readonly board: TakeUpgrade;
}

/** Sockets that one address may have open at once, sessions and boards together. */
export const MAX_SOCKETS_PER_ADDRESS = 64;
const SESSION_PATH = "/socket.io/";

/**
 * The door of every upgrade: path, exact Origin, connections per address; then whoever serves the path looks at
 * cookie and role. `addressOf` says who is at the other end, as TRUST_PROXY allows.
 */
export function routeUpgrades(
  server: Server,
  ways: Ways,
  { config }: Pick<Deps, "config">,
  addressOf: (request: IncomingMessage) => string,
  maxPerAddress = MAX_SOCKETS_PER_ADDRESS,
): void {
  const open = new Map<string, number>();
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Without a listener a reset in these first moments would end the process.
    socket.on("error", () => socket.destroy());
    const take = wayOf(request.url, ways);
    if (take === null) return refuse(socket, "404 Not Found");
    if (!isAllowedOrigin(request.headers.origin, config)) return refuse(socket, "403 Forbidden");
    const address = addressOf(request);
    const count = open.get(address) ?? 0;
    if (count >= maxPerAddress) return refuse(socket, "429 Too Many Requests");
    open.set(address, count + 1);
    socket.once("close", () => leave(open, address));
    take(request, socket, head);
  });
}

function wayOf(url: string | undefined, { session, board }: Ways): TakeUpgrade | null {
  if (url === undefined || !url.startsWith("/") || url.startsWith("//")) return null;
  const [path = ""] = url.split("?");
  if (path === SESSION_PATH) return session;
  return new RegExp(`^${BOARD_PATH}/[A-Za-z0-9_-]{1,64}$`).test(path) ? board : null;
}

function leave(open: Map<string, number>, address: string): void {
  const left = (open.get(address) ?? 1) - 1;
  if (left === 0) open.delete(address);
  else open.set(address, left);
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
