import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { RateLimits } from "../../platform/limits/rate-limits.js";
import { Crowd } from "../crowd.js";
import { IdleConnections } from "../idle-connections.js";

/** Connections of one address, if there is no proxy: a browser has six, and sockets. */
const MAX_CONNECTIONS_PER_ADDRESS = 256;
/**
 * Most connections that have not asked for anything yet, and most that have an answer but go on with their request. Ten
 * thousand that all close at once would hold the loop for a second. Who is honest asks at once: a thousand others must
 * come before the first packet for them to be cut off, and their browser then dials again.
 */
const MAX_IDLE = 1024;
/** Most requests of one connection that wait for their answers. Browsers and proxies send them one by one. */
const MAX_WAITING = 16;
/** How long an address that sent more of them is refused. */
const REFUSED_MS = 3000;
/**
 * A client over the limit is answered only after this long, so that each of its connections can ask once in that time.
 */
const ANSWER_AFTER_MS = 1000;
/** Most answers held back at a time; further ones get none. */
const MAX_KEPT_BACK = 2000;
const BODY = JSON.stringify({
  code: "RATE_LIMITED",
  message: "Too many requests came from this address. Try again in a moment.",
});

interface VisitOptions {
  readonly addressOf: (request: IncomingMessage) => string;
  readonly limits: Pick<RateLimits, "visit">;
  /** Whether a proxy forwards the requests; then all connections are the proxy's. */
  readonly behindProxy: boolean;
  readonly connectionsPerAddress?: number | undefined;
  readonly refusedMs?: number | undefined;
  readonly idleConnections?: number | undefined;
}

/** Checks, before anything else looks at a request, how many connections an address has and how often it asks. */
export function limitVisits(server: Server, serve: RequestListener, options: VisitOptions): void {
  const keptBack = new Set<Socket>();
  const addresses = options.behindProxy ? null : watchAddresses(server, options);
  const waiting = new WeakMap<Socket, number>();
  const idle = watchIdle(server, options.idleConnections ?? MAX_IDLE);
  server.on("request", (request, response) => {
    const { socket } = request;
    idle.asks(request, response);
    // One piece of what a connection sends can hold a thousand requests, and all of them arrive before it is closed.
    if (socket.destroyed || keptBack.has(socket)) return;
    const ahead = waiting.get(socket) ?? 0;
    if (ahead >= MAX_WAITING) {
      addresses?.refuse(socket.remoteAddress ?? "gone");
      socket.destroy();
      return;
    }
    waiting.set(socket, ahead + 1);
    response.once("close", () => waiting.set(socket, (waiting.get(socket) ?? 1) - 1));
    if (options.limits.visit.trySpend(options.addressOf(request))) serve(request, response);
    else if (keptBack.size >= MAX_KEPT_BACK) socket.destroy();
    else keepBack(response, socket, keptBack);
  });
}

/** Limits the connections, wherever they come from, that have asked nothing yet or do not end what they ask. */
function watchIdle(server: Server, most: number) {
  const silent = new IdleConnections(most);
  const unfinished = new IdleConnections(most);
  server.on("connection", (socket: Socket) => silent.enter(socket));
  server.on("upgrade", ({ socket }: IncomingMessage) => silent.leave(socket));
  return {
    asks(request: IncomingMessage, response: ServerResponse): void {
      const { socket } = request;
      silent.leave(socket);
      unfinished.leave(socket);
      response.once("finish", () => {
        if (request.complete) return;
        unfinished.enter(socket);
        request.once("close", () => unfinished.leave(socket));
      });
    },
  };
}

/** Limits the connections of each address. `refuse` closes those of one and takes no more from it for a while. */
function watchAddresses(server: Server, { connectionsPerAddress, refusedMs = REFUSED_MS }: VisitOptions) {
  const crowd = new Crowd(connectionsPerAddress ?? MAX_CONNECTIONS_PER_ADDRESS);
  const refused = new Set<string>();
  const upgraded = new WeakSet<Duplex>();
  server.on("upgrade", (_request, socket) => upgraded.add(socket));
  server.on("connection", (socket: Socket) => {
    const address = socket.remoteAddress ?? "gone";
    if (refused.has(address) || !crowd.enter(address, socket)) socket.destroy();
  });
  return {
    refuse(address: string): void {
      refused.add(address);
      setTimeout(() => refused.delete(address), refusedMs).unref();
      // Each connection may hold as many requests. Interviews behind the same address go on.
      for (const connection of crowd.of(address)) if (!upgraded.has(connection)) connection.destroy();
    },
  };
}

/** Answers late and closes the connection: neither asking on it nor opening another is any faster. */
function keepBack(response: ServerResponse, socket: Socket, keptBack: Set<Socket>): void {
  keptBack.add(socket);
  socket.once("close", () => keptBack.delete(socket));
  socket.pause();
  const answer = () => {
    if (socket.destroyed) return;
    response.writeHead(429, { Connection: "close", "Content-Type": "application/json", "Retry-After": "2" });
    response.end(BODY, () => socket.destroySoon());
  };
  setTimeout(answer, ANSWER_AFTER_MS).unref();
}
