import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { BOARD_PATH } from "@casement/shared/contract/board-wire";
import { AppError } from "@casement/shared/contract/errors";
import { identify, type SignedIn } from "../auth/identify.js";
import type { Deps } from "../deps.js";
import { explainDatabaseError } from "../platform/database-error.js";
import type { RateLimits } from "../platform/limits/rate-limits.js";
import { Crowd } from "./crowd.js";
import { isAllowedOrigin } from "./origin.js";

/** Somebody who requests a socket. */
export interface Visitor {
  readonly address: string;
  /** null if no sign-in is known. */
  readonly who: SignedIn | null;
}

export type TakeUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer, visitor: Visitor) => void;

interface Ways {
  readonly session: TakeUpgrade;
  readonly board: TakeUpgrade;
}

/** Most sockets open at once, sessions and boards together. */
export interface SocketCaps {
  readonly perAddress: number;
  /** For several tabs and windows of one browser, and sockets left behind by a lost network. */
  readonly perSignIn: number;
}

const SOCKET_CAPS: SocketCaps = { perAddress: 64, perSignIn: 16 };
/** Most upgrades being checked at a time; beyond it others are asked to try again. */
const MAX_UNDER_WAY = 256;
/** How long identifying may take, so that sockets do not pile up while the database stands still. */
const HANDSHAKE_MS = 10_000;
const SESSION_PATH = "/socket.io/";

interface DoorOptions {
  /** The client's address, as TRUST_PROXY allows. */
  readonly addressOf: (request: IncomingMessage) => string;
  readonly limits: Pick<RateLimits, "upgrade" | "stranger">;
  readonly caps?: Partial<SocketCaps> | undefined;
}

/**
 * Handles every upgrade: checks path, exact Origin and limits, then identifies the visitor. A session's socket needs a
 * sign-in; a board's refuses strangers by close code. Whoever serves the path checks the role.
 */
export function routeUpgrades(server: Server, ways: Ways, deps: Deps, options: DoorOptions): void {
  const { perAddress, perSignIn } = { ...SOCKET_CAPS, ...options.caps };
  const addresses = new Crowd(perAddress);
  const signIns = new Crowd(perSignIn);
  let underWay = 0;

  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Without a listener a reset at this moment would end the process.
    socket.on("error", () => socket.destroy());
    const take = wayOf(request.url, ways);
    if (take === null) return refuseUpgrade(socket, "404 Not Found");
    if (!isAllowedOrigin(request.headers.origin, deps.config)) return refuseUpgrade(socket, "403 Forbidden");
    if (underWay >= MAX_UNDER_WAY) return refuseUpgrade(socket, "503 Service Unavailable");
    const address = options.addressOf(request);
    if (!addresses.enter(address, socket)) return refuseUpgrade(socket, "429 Too Many Requests");
    underWay += 1;
    enter(request, socket, address)
      .then((visitor) => visitor !== null && !socket.destroyed && take(request, socket, head, visitor))
      .catch((error: unknown) => {
        const known = explainDatabaseError(error);
        if (!(known instanceof AppError)) deps.logger.error({ err: error }, "an upgrade failed");
        const limited = known instanceof AppError && known.code === "RATE_LIMITED";
        refuseUpgrade(socket, limited ? "429 Too Many Requests" : "503 Service Unavailable");
      })
      .finally(() => {
        underWay -= 1;
      });

    /** Returns null if it was refused. Throws RATE_LIMITED, DATABASE_UNAVAILABLE. */
    async function enter(from: IncomingMessage, wire: Duplex, key: string): Promise<Visitor | null> {
      options.limits.upgrade.spend(key);
      // Spent before the look-up and returned to known sign-ins, so that many tries at once cannot slip through.
      options.limits.stranger.spend(key);
      const deadline = setTimeout(() => wire.destroy(), HANDSHAKE_MS);
      const who = await identify(deps, from.headers.cookie).finally(() => clearTimeout(deadline));
      if (who === null) {
        if (take === ways.board) return { address: key, who };
        refuseUpgrade(wire, "401 Unauthorized");
        return null;
      }
      options.limits.stranger.giveBack(key);
      if (signIns.enter(who.signInId, wire)) return { address: key, who };
      refuseUpgrade(wire, "429 Too Many Requests");
      return null;
    }
  });
}

function wayOf(url: string | undefined, { session, board }: Ways): TakeUpgrade | null {
  if (url === undefined || !url.startsWith("/") || url.startsWith("//")) return null;
  const [path = "", query = ""] = url.split("?");
  // With `sid` a request would take over an existing socket.io connection; none may be taken over.
  if (path === SESSION_PATH) return new URLSearchParams(query).has("sid") ? null : session;
  return new RegExp(`^${BOARD_PATH}/[A-Za-z0-9_-]{1,64}$`).test(path) ? board : null;
}

/** Sends the reason and closes at once: a refused peer must not keep a file descriptor by keeping its own end open. */
export function refuseUpgrade(socket: Duplex, status: string): void {
  if (socket.destroyed) return;
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}
