import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client.js";

export type * from "./generated/client.js";
// biome-ignore lint/performance/noBarrelFile: the one door to the generated client, which nobody else names
export { Prisma, PrismaClient } from "./generated/client.js";

export interface PrismaOptions {
  /** Connections at most; the embedded server allows 60 in all. */
  readonly maxConnections?: number;
  /** Told of connections that broke while idle, as they do when the server restarts; the pool makes new ones. */
  readonly onConnectionLost?: (error: Error) => void;
}

const MAX_CONNECTIONS = 20;
/** A query waits this long for a connection, then fails: a room must learn that it is not saved. */
const CONNECT_TIMEOUT_MS = 5_000;

/** The database client over a pool that connects on first use; close it with `$disconnect()`. */
export function createPrisma(url: string, options: PrismaOptions = {}): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max: options.maxConnections ?? MAX_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    },
    { onPoolError: options.onConnectionLost, onConnectionError: options.onConnectionLost },
  );
  return new PrismaClient({ adapter });
}
