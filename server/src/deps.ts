import type { PrismaClient } from "@casement/prisma/client";
import type { Passwords } from "./auth/passwords.js";
import type { Bus } from "./bus/bus.js";
import type { Config } from "./config.js";
import type { ImportDesk } from "./import-export/import-desk.js";
import type { MediaStore } from "./media/media-store.js";
import type { Clock } from "./platform/clock.js";
import type { RateLimits } from "./platform/limits/rate-limits.js";
import type { Logger } from "./platform/logger.js";
import type { Metrics } from "./platform/metrics/metrics.js";
import type { SessionLogs } from "./session-log/session-logs.js";

/** What commands, queries and sockets are given; only composition.ts makes it. */
export interface Deps {
  readonly config: Config;
  readonly prisma: PrismaClient;
  readonly bus: Bus;
  readonly sessionLogs: SessionLogs;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly passwords: Passwords;
  /** Files of recorded sound. */
  readonly media: MediaStore;
}

/** What HTTP handlers are given beyond that. */
export interface HttpDeps extends Deps {
  /** Path of the prebuilt player that exported recordings are put into. */
  readonly playerFile: string;
  readonly limits: RateLimits;
  readonly imports: ImportDesk;
  /** The current board as one V1 update. Throws NOT_FOUND, DATABASE_UNAVAILABLE. */
  readBoard(sessionId: string): Promise<Uint8Array>;
}
