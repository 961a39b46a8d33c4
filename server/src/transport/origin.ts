import type { IncomingMessage } from "node:http";
import type { Deps } from "../deps.js";

/** Whether a request's Origin is one of ours, compared exactly. A missing one is refused. */
export function isAllowedOrigin(origin: string | undefined, config: Pick<Deps["config"], "allowedOrigins">): boolean {
  return origin !== undefined && config.allowedOrigins.includes(origin);
}

/**
 * Whether a poll of socket.io may come in. Browsers send no Origin with a GET to the page's own server, but say that it
 * is one, which no page can forge. Never for an upgrade: that always has an Origin.
 */
export function isAllowedPoll(
  { method, headers }: Pick<IncomingMessage, "method" | "headers">,
  config: Pick<Deps["config"], "allowedOrigins">,
): boolean {
  const isOwnGet = method === "GET" && headers.upgrade === undefined && headers["sec-fetch-site"] === "same-origin";
  return isAllowedOrigin(headers.origin, config) || (headers.origin === undefined && isOwnGet);
}
