import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { RateLimits } from "../../platform/rate-limits.js";
import { Crowd } from "../crowd.js";

/** Connections of one address, if there is no proxy: a browser has six, and sockets. */
const MAX_CONNECTIONS_PER_ADDRESS = 256;
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

export interface VisitOptions {
  readonly addressOf: (request: IncomingMessage) => string;
  readonly limits: Pick<RateLimits, "visit">;
  /** Whether a proxy forwards the requests; then all connections are the proxy's. */
  readonly behindProxy: boolean;
  readonly connectionsPerAddress?: number | undefined;
}

/** Checks, before anything else looks at a request, how many connections an address has and how often it asks. */
export function limitVisits(server: Server, serve: RequestListener, options: VisitOptions): void {
  const crowd = new Crowd(options.connectionsPerAddress ?? MAX_CONNECTIONS_PER_ADDRESS);
  const keptBack = new Set<Socket>();
  if (!options.behindProxy) {
    server.on("connection", (socket: Socket) => {
      if (!crowd.enter(socket.remoteAddress ?? "gone", socket)) socket.destroy();
    });
  }
  server.on("request", (request, response) => {
    const { socket } = request;
    if (keptBack.has(socket)) return;
    if (options.limits.visit.has(options.addressOf(request))) serve(request, response);
    else if (keptBack.size >= MAX_KEPT_BACK) socket.destroy();
    else keepBack(response, socket, keptBack);
  });
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
