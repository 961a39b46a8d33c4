import type { RequestHandler } from "express";
import type { HttpDeps } from "../../deps.js";
import { requestIdOf } from "./request-id.js";

/** What is no route of the contract: the client's files, and addresses that do not exist. */
const OTHER = "other";

/** Measures every answer, and with LOG_REQUESTS logs a line for it: never an address with its secrets, nor content. */
export function observeRequests({ metrics, logger, config }: HttpDeps): RequestHandler {
  return (request, response, next) => {
    const begun = performance.now();
    // Also when the client went away before the answer ended.
    response.once("close", () => {
      const tookMs = performance.now() - begun;
      const route = typeof response.locals.route === "string" ? response.locals.route : OTHER;
      metrics.request(route, request.method, response.statusCode, tookMs / 1_000);
      if (config.logRequests)
        logger.info(
          {
            id: requestIdOf(response),
            method: request.method,
            route,
            status: response.statusCode,
            ms: Math.round(tookMs),
          },
          "request",
        );
    });
    next();
  };
}
