import { AppError } from "@casement/shared/contract/errors";
import type { RequestHandler } from "express";
import type { HttpDeps } from "../../deps.js";
import { isAllowedOrigin } from "../origin.js";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Lets a change through only from our own pages: browsers say so in Sec-Fetch-Site, or in Origin where they leave
 * that out; both must fit when both are there. Whoever sends neither is refused. Bodies are JSON alone.
 */
export function guardMutations({ config }: Pick<HttpDeps, "config">): RequestHandler {
  return (request, _response, next) => {
    if (SAFE_METHODS.has(request.method)) return next();
    const site = request.headers["sec-fetch-site"];
    const { origin } = request.headers;
    const sameSite = site === undefined ? origin !== undefined : site === "same-origin";
    if (!sameSite || (origin !== undefined && !isAllowedOrigin(origin, config))) {
      throw new AppError("ORIGIN_REFUSED", `This request did not come from ${config.publicOrigin}.`);
    }
    const hasBody =
      request.headers["transfer-encoding"] !== undefined || Number(request.headers["content-length"] ?? 0) > 0;
    if (hasBody && !request.is("application/json")) {
      throw new AppError("VALIDATION", "The request is not JSON.", { body: "must be application/json" });
    }
    next();
  };
}
