import type { RequestHandler, Response } from "express";
import type { HttpDeps } from "../../deps.js";

const HEADER = "X-Request-Id";

/** Gives every request an id, which is in the log: whoever reports a fault can name it. */
export function giveRequestId({ ids }: Pick<HttpDeps, "ids">): RequestHandler {
  return (_request, response, next) => {
    response.setHeader(HEADER, ids.newId());
    next();
  };
}

export function requestIdOf(response: Response): string {
  return String(response.getHeader(HEADER) ?? "");
}
