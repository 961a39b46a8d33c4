import type { Metrics } from "../platform/metrics/metrics.js";
import { SessionLogCache } from "./log-cache.js";
import { SessionLog, type SessionLogDeps } from "./session-log.js";
import type { SessionLogs } from "./session-logs.js";

/** The session logs of this node; sessions in use are kept in memory. */
export function createSessionLogs(deps: SessionLogDeps & { readonly metrics: Metrics }): SessionLogs {
  const cache = new SessionLogCache<SessionLog>(deps.clock);
  const log = (sessionId: string) => cache.get(sessionId, () => new SessionLog(sessionId, deps));
  return {
    load: (sessionId) => log(sessionId).load(),
    async commit(sessionId, actor, decide, write) {
      const begun = performance.now();
      const loaded = await log(sessionId).commit(actor, decide, write);
      deps.metrics.logCommit((performance.now() - begun) / 1_000);
      return loaded;
    },
    create: (sessionId, actor, decide, write) => log(sessionId).create(actor, decide, write),
    forget: (sessionId) => cache.delete(sessionId),
  };
}
