import type { Server } from "node:http";
import path from "node:path";
import { createPrisma, type PrismaClient } from "@casement/prisma/client";
import { type OpenDatabase, openDatabase } from "@casement/prisma/embedded/open-database";
import { migrate } from "@casement/prisma/migrate";
import { seed } from "@casement/prisma/seed";
import { scheduleBackups } from "./backup/scheduled-backups.js";
import { writeBackup } from "./backup/write-backup.js";
import { type Casement, compose } from "./composition.js";
import { type Config, MEDIA_FOLDER } from "./config.js";
import { systemClock } from "./platform/clock.js";
import { createHttpServer } from "./platform/http-server.js";
import { listen } from "./platform/listen.js";
import { createLogger, type Logger } from "./platform/logger.js";
import { createMetrics } from "./platform/metrics/metrics.js";
import { serveMetrics } from "./platform/metrics/serve-metrics.js";
import { stopListening } from "./platform/shutdown.js";

export interface RunningServer {
  /** Stops in an order that loses nothing: the HTTP server, the sockets with their pending updates, the database. */
  stop(): Promise<void>;
  /** `listener` is called once, with a sentence, if the embedded database stops for good. */
  onLost(listener: (sentence: string) => void): void;
}

/** Starts the database, migrations, content, parts and port. If one fails, stops what was started. */
export async function runServer(config: Config): Promise<RunningServer> {
  const logger = createLogger(config.logLevel);
  const database = await openDatabase({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl ?? undefined,
    log: databaseLog(logger),
  });
  try {
    await migrate(database.url);
    await seed(database.url);
    return await serve(config, logger, database);
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function serve(config: Config, logger: Logger, database: OpenDatabase): Promise<RunningServer> {
  const prisma = createPrisma(database.url, {
    // The error holds the whole connection; its message is enough.
    onConnectionLost: ({ message }) => logger.warn({ reason: message }, "a database connection broke"),
  });
  const server = createHttpServer();
  const metrics = config.metrics === null ? undefined : createMetrics();
  const casement = compose(server, { config, prisma, logger, metrics });
  let watched: { stop(): Promise<void> } | null = null;
  try {
    if (metrics !== undefined && config.metrics !== null) watched = await serveMetrics(metrics, config.metrics);
    await listen(server, config);
  } catch (error) {
    await watched?.stop();
    await casement.close();
    await prisma.$disconnect();
    throw error;
  }
  const stopBackups = beginBackups(config, logger, database.url);
  return {
    stop: async () => {
      await stopBackups();
      await watched?.stop();
      await stop({ server, casement, prisma, database });
    },
    onLost: (listener) => database.onLost(listener),
  };
}

/** Returns what ends them. */
function beginBackups(config: Config, logger: Logger, url: string): () => Promise<void> {
  const { folder, everyHours, keep, passphrase } = config.backup;
  if (folder === null) return async () => undefined;
  const source = { url, mediaFolder: path.join(config.dataDir, MEDIA_FOLDER), passphrase, now: systemClock.now };
  const write = (file: string) => writeBackup(source, file);
  return scheduleBackups({ plan: { folder, everyHours, keep }, write, now: systemClock.now, logger });
}

interface Parts {
  readonly server: Server;
  readonly casement: Casement;
  readonly prisma: PrismaClient;
  readonly database: OpenDatabase;
}

async function stop({ server, casement, prisma, database }: Parts): Promise<void> {
  const doorsClosed = stopListening(server);
  await casement.close();
  await doorsClosed;
  await prisma.$disconnect();
  await database.stop();
}

function databaseLog(logger: Logger) {
  return { info: (message: string) => logger.info(message), warn: (message: string) => logger.warn(message) };
}
