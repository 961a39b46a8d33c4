import type { Deps } from "../deps.js";

/** Whether a request's Origin is one of ours, compared exactly. A missing one is refused. */
export function isAllowedOrigin(origin: string | undefined, config: Pick<Deps["config"], "allowedOrigins">): boolean {
  return origin !== undefined && config.allowedOrigins.includes(origin);
}
