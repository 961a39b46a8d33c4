import { createServer, type Server } from "node:http";

/** How long a request's head may take, and all of it: a record of 64 MiB on a slow line is minutes. */
const HEAD_MS = 10_000;
const REQUEST_MS = 300_000;
/** How often late ones are looked for. */
const CHECK_EVERY_MS = 2000;

/** A server that lets nobody keep a connection by sending a byte now and then. */
export function createHttpServer(): Server {
  return createServer({
    headersTimeout: HEAD_MS,
    requestTimeout: REQUEST_MS,
    connectionsCheckingInterval: CHECK_EVERY_MS,
  });
}
