import { AppError } from "@casement/shared/contract/errors";
import { ROUTES, type Route } from "@casement/shared/contract/routes";
import type { RequestHandler } from "express";
import type { HttpDeps } from "../../deps.js";
import { isAllowedOrigin } from "../origin.js";

/** No page of another origin can send these without asking the server first, no more than JSON. */
const BODY_TYPES: ReadonlyMap<string, string> = new Map(
  Object.values(ROUTES as Readonly<Record<string, Route>>).flatMap(({ path, bodyType }) =>
    bodyType === undefined ? [] : [[path, bodyType] as const],
  ),
);
const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Lets a change through only from our own pages: browsers say so in Sec-Fetch-Site, or in Origin where they leave
 * that out; both must fit when both are there. Whoever sends neither is refused. Bodies are JSON, but where the table names another type.
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
    const type = BODY_TYPES.get(request.path) ?? "application/json";
    if (hasBody && !request.is(type)) {
      throw new AppError("VALIDATION", `The request is not ${type}.`, { body: `must be ${type}` });
    }
    next();
  };
}
