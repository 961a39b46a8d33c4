import type { RequestHandler, Response } from "express";
import type { HttpDeps } from "../../deps.js";

const HEADER = "X-Request-Id";

/** Gives every request an id of ours: whoever reports a fault can name it, and the log knows it. */
export function giveRequestId({ ids }: Pick<HttpDeps, "ids">): RequestHandler {
  return (_request, response, next) => {
    response.setHeader(HEADER, ids.newId());
    next();
  };
}

export function requestIdOf(response: Response): string {
  return String(response.getHeader(HEADER) ?? "");
}
