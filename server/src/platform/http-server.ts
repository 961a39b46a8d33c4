import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

/** How long a request's head may take. */
const HEAD_MS = 10_000;
/** How often requests are checked for these limits. */
const CHECK_EVERY_MS = 2000;

/** How slowly a request may arrive. */
interface SlowLimits {
  /** So long it may take, however little it sends. */
  readonly freeMs: number;
  /** After that it goes on as long as it sends so many bytes in each such stretch of time: 16 KB/s. */
  readonly leastBytes: number;
  readonly everyMs: number;
  /** Longer no request takes: an archive of 320 MB at the least rate. */
  readonly longestMs: number;
  readonly checkEveryMs: number;
}

const SLOW_LIMITS: SlowLimits = {
  freeMs: 300_000,
  leastBytes: 480 * 1024,
  everyMs: 30_000,
  longestMs: 6 * 3_600_000,
  checkEveryMs: CHECK_EVERY_MS,
};

/** Makes a server on which nobody can hold a connection by sending a byte now and then. */
export function createHttpServer(limits: SlowLimits = SLOW_LIMITS): Server {
  const server = createServer({
    headersTimeout: HEAD_MS,
    // Node's own limit cuts slow but honest uploads too.
    requestTimeout: 0,
    connectionsCheckingInterval: CHECK_EVERY_MS,
  });
  const arriving = new Set<Arrival>();
  server.on("request", (request, response) => {
    if (request.complete) return;
    const arrival = new Arrival(request, response, limits);
    arriving.add(arrival);
    for (const over of ["end", "close"]) request.once(over, () => arriving.delete(arrival));
  });
  const check = setInterval(() => {
    for (const arrival of arriving) if (arrival.isTooSlow(performance.now())) arrival.cut();
  }, limits.checkEveryMs);
  check.unref();
  server.once("close", () => clearInterval(check));
  return server;
}

/** A request whose body is on its way. */
class Arrival {
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #limits: SlowLimits;
  readonly #begunAt = performance.now();
  /** The stretch of time that is measured now. */
  #since = this.#begunAt;
  #bytes: number;

  constructor(request: IncomingMessage, response: ServerResponse, limits: SlowLimits) {
    this.#request = request;
    this.#response = response;
    this.#limits = limits;
    this.#bytes = request.socket.bytesRead;
  }

  isTooSlow(now: number): boolean {
    const { freeMs, leastBytes, everyMs, longestMs } = this.#limits;
    // All of it is here, also where nobody has read it: what takes long is the answer.
    if (this.#request.complete) return false;
    if (now - this.#begunAt > longestMs) return true;
    if (now - this.#since < everyMs) return false;
    const { bytesRead } = this.#request.socket;
    const isEnough = bytesRead - this.#bytes >= leastBytes;
    this.#since = now;
    this.#bytes = bytesRead;
    return !isEnough && now - this.#begunAt > freeMs;
  }

  cut(): void {
    const { socket } = this.#request;
    if (!this.#response.headersSent) socket.write("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n");
    socket.destroySoon();
  }
}
