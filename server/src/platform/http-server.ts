import { createServer, type Server } from "node:http";

/** How long a request's head may take, and a whole request: 64 MiB over a slow line take minutes. */
const HEAD_MS = 10_000;
const REQUEST_MS = 300_000;
/** How often requests are checked for these limits. */
const CHECK_EVERY_MS = 2000;

/** Makes a server on which nobody can hold a connection by sending a byte now and then. */
export function createHttpServer(): Server {
  return createServer({
    headersTimeout: HEAD_MS,
    requestTimeout: REQUEST_MS,
    connectionsCheckingInterval: CHECK_EVERY_MS,
  });
}
