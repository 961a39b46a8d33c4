import { AppError } from "@casement/shared/contract/errors";
import type { Route } from "@casement/shared/contract/http/route";
import { ROUTES } from "@casement/shared/contract/http/routes";
import type { RequestHandler } from "express";
import type { HttpDeps } from "../../deps.js";
import { isAllowedOrigin } from "../origin.js";

/** Like JSON, a page of another origin can send these only after asking the server. */
const BODY_TYPES = Object.values(ROUTES as Readonly<Record<string, Route>>).flatMap(({ path, bodyTypes }) =>
  bodyTypes === undefined ? [] : [{ path: new RegExp(`^${path.replace(/:\w+/g, "[^/]+")}$`), bodyTypes }],
);
const JSON_TYPE = ["application/json"] as const;
const typesFor = (path: string) => BODY_TYPES.find((route) => route.path.test(path))?.bodyTypes ?? JSON_TYPE;
const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Lets only our own pages change something: browsers say so in Sec-Fetch-Site, or in Origin if they send no
 * Sec-Fetch-Site; if both are there both must fit. A request with neither is refused. Bodies are JSON unless the table
 * names another type.
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
    const types = typesFor(request.path);
    if (hasBody && !request.is([...types])) {
      const type = types.join(" or ");
      throw new AppError("VALIDATION", `The request is not ${type}.`, { body: `must be ${type}` });
    }
    next();
  };
}
