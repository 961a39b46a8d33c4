import type { IncomingMessage, Server } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { PrismaClient } from "@casement/prisma/client";
import type { Express } from "express";
import { createPasswords } from "./auth/passwords.js";
import { PrismaBoardStorage } from "./board/storage/prisma-board-storage.js";
import { Bus } from "./bus/bus.js";
import { purgeDaily } from "./commands/purge-expired.js";
import { renewInBackground } from "./commands/sessions/renew-read-models.js";
import { expireInBackground } from "./commands/sound/expire-sound.js";
import { finishInBackground } from "./commands/sound/finish-takes.js";
import { sweepWhenErased } from "./commands/sound/sweep-media.js";
import { type Config, MEDIA_FOLDER } from "./config.js";
import type { Deps } from "./deps.js";
import { ImportDesk, type ImportLimits } from "./import-export/import-desk.js";
import { removeReceived } from "./import-export/receive-file.js";
import { deliverInBackground } from "./mail/deliver-mail.js";
import type { MediaLimits } from "./media/media-limits.js";
import { MediaStore } from "./media/media-store.js";
import { type Clock, systemClock } from "./platform/clock.js";
import { createRateLimits, type LimitName } from "./platform/limits/rate-limits.js";
import type { Limit } from "./platform/limits/token-bucket.js";
import type { Logger } from "./platform/logger.js";
import { type Metrics, NO_METRICS } from "./platform/metrics/metrics.js";
import { createSessionLogs } from "./session-log/create-session-logs.js";
import { createBoardServer } from "./transport/board/board-server.js";
import { createApp } from "./transport/http/create-app.js";
import { limitVisits } from "./transport/http/limit-visits.js";
import { cutAddress } from "./transport/http/routing/limit-requests.js";
import { createSessionSockets, type SocketOptions } from "./transport/socket/gateway.js";
import { routeUpgrades, type SocketCaps } from "./transport/upgrades.js";

/** What the server is given from outside. */
export interface Given {
  readonly config: Config;
  readonly prisma: PrismaClient;
  readonly logger: Logger;
  /** Nobody watches without it. */
  readonly metrics?: Metrics | undefined;
}

/** Settings for tests; the environment never changes them. */
export interface Choices {
  readonly clock?: Clock;
  readonly limits?: Partial<Record<LimitName, Limit>>;
  readonly socket?: SocketOptions;
  readonly clientFolder?: string;
  readonly socketCaps?: Partial<SocketCaps>;
  readonly connectionsPerAddress?: number;
  readonly refusedMs?: number;
  readonly idleConnections?: number;
  readonly imports?: Partial<ImportLimits>;
  readonly media?: MediaLimits;
}

export interface Casement {
  readonly deps: Deps;
  /**
   * Closes every socket and waits until every accepted update is committed. Does not close the HTTP server, which is
   * the caller's.
   */
  close(): Promise<void>;
}

const CLIENT_FOLDER = "../../client/dist";

/** Makes and wires all parts and serves them on this HTTP server, which need not listen yet. */
export function compose(
  server: Server,
  { config, prisma, logger, metrics = NO_METRICS }: Given,
  choices: Choices = {},
): Casement {
  const clock = choices.clock ?? systemClock;
  const bus = new Bus();
  const sessionLogs = createSessionLogs({ prisma, bus, clock, logger, metrics });
  const media = new MediaStore(path.join(config.dataDir, MEDIA_FOLDER), choices.media);
  const deps: Deps = { config, prisma, bus, sessionLogs, clock, logger, metrics, passwords: createPasswords(), media };
  const boards = createBoardServer({ ...deps, boardStorage: new PrismaBoardStorage(prisma) });
  const limits = createRateLimits(clock, choices.limits);
  const clientFolder = choices.clientFolder ?? fileURLToPath(new URL(CLIENT_FOLDER, import.meta.url));
  const playerFile = path.join(clientFolder, "offline", "player.html");
  removeReceived(config.dataDir);
  const imports = new ImportDesk(choices.imports);
  const httpDeps = {
    ...deps,
    limits,
    imports,
    playerFile,
    readBoard: (sessionId: string) => boards.readBoard(sessionId),
  };
  const app = createApp(httpDeps, clientFolder);
  const visitorOf = (request: IncomingMessage) => addressOf(app, request);
  const behindProxy = config.trustProxy !== false;
  const { connectionsPerAddress, refusedMs, idleConnections } = choices;
  const visits = { addressOf: visitorOf, limits, behindProxy, connectionsPerAddress, refusedMs, idleConnections };
  limitVisits(server, app, visits);
  const sessions = createSessionSockets(deps, choices.socket);
  routeUpgrades(server, { session: sessions.handleUpgrade, board: boards.handleUpgrade }, deps, {
    addressOf: visitorOf,
    limits,
    caps: choices.socketCaps,
  });
  const stopPurging = purgeDaily(deps);
  const stopRenewing = renewInBackground(deps);
  const stopSweeping = sweepWhenErased(deps);
  const stopFinishing = finishInBackground(deps);
  const stopExpiring = expireInBackground(deps);
  const stopMail = config.mail === null ? undefined : deliverInBackground({ ...deps, server: config.mail });
  return {
    deps,
    async close() {
      await Promise.all([
        sessions.close(),
        boards.close(),
        stopPurging(),
        stopRenewing(),
        stopSweeping(),
        stopFinishing(),
        stopExpiring(),
        stopMail?.(),
      ]);
    },
  };
}

/** The client's address as Express computes it for requests; upgrades do not pass through Express. */
function addressOf(app: Express, request: IncomingMessage): string {
  const asExpress = Object.create(app.request, { app: { value: app } });
  for (const key of ["headers", "socket", "connection"] as const) {
    Object.defineProperty(asExpress, key, { value: request[key] });
  }
  return cutAddress(asExpress.ip);
}
