import type { Deps } from "../deps.js";

/** Whether a request's Origin is exactly one of ours. A missing one is not. */
export function isAllowedOrigin(origin: string | undefined, config: Pick<Deps["config"], "allowedOrigins">): boolean {
  return origin !== undefined && config.allowedOrigins.includes(origin);
}
