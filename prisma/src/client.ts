import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient as GeneratedClient, type Prisma } from "./generated/client.js";

export type * from "./generated/client.js";
// biome-ignore lint/performance/noBarrelFile: the one door to the generated client, which nobody else names
export { Prisma } from "./generated/client.js";

export interface PrismaOptions {
  /** Connections at most; the embedded server allows 60 in all. */
  readonly maxConnections?: number;
  /** Told of connections that broke while idle, as they do when the server restarts; the pool makes new ones. */
  readonly onConnectionLost?: (error: Error) => void;
}

/** What one statement gives its parameters; bytes as they are, lists as PostgreSQL writes them. */
export type Parameter = string | number | Uint8Array;

const MAX_CONNECTIONS = 20;
/** A query waits this long for a connection, then fails: a room must learn that it is not saved. */
const CONNECT_TIMEOUT_MS = 5_000;

/** Whatever runs statements as they are. */
export type Statements = Pick<PrismaClient, "prepared">;

/** The database: Prisma's client, and beside it prepared statements over the same connections. */
export class PrismaClient extends GeneratedClient {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool, adapter: PrismaPg) {
    super({ adapter });
    this.#pool = pool;
  }

  /**
   * Runs a statement that each connection prepares once, under its name. For the few that run many times a second: to
   * compile a query and translate its values takes longer than the rest. bigint columns come as text.
   */
  async prepared<Row extends pg.QueryResultRow>(name: string, text: string, values: Parameter[]): Promise<Row[]> {
    const { rows } = await this.#pool.query<Row>({ name, text, values });
    return rows;
  }

  /**
   * Runs statements as they are in one transaction: all of them are kept or, when `work` throws, none. For rows that are
   * ready to be written: what goes through Prisma's own transactions is translated value by value.
   */
  async atomically<T>(work: (statements: Statements) => Promise<T>): Promise<T> {
    const connection = await this.#pool.connect();
    let broken: Error | undefined;
    const breaks = (error: Error) => {
      broken = error;
    };
    // The statement under way fails with it, too; without a listener it would end the process.
    connection.on("error", breaks);
    try {
      await connection.query("BEGIN");
      const result = await work({
        prepared: async (_name, text, values) => (await connection.query(text, values)).rows,
      });
      await connection.query("COMMIT");
      return result;
    } catch (error) {
      await connection.query("ROLLBACK").catch(breaks);
      throw error;
    } finally {
      connection.off("error", breaks);
      connection.release(broken);
    }
  }
}

/** The same statements as part of a transaction, where nothing is prepared. */
export function statementsOf(transaction: Prisma.TransactionClient): Statements {
  return { prepared: (_name, text, values) => transaction.$queryRawUnsafe(text, ...values) };
}

/** The database client over a pool that connects on first use; close it with `$disconnect()`. */
export function createPrisma(url: string, options: PrismaOptions = {}): PrismaClient {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.maxConnections ?? MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    onPoolError: options.onConnectionLost,
    onConnectionError: options.onConnectionLost,
  });
  return new PrismaClient(pool, adapter);
}
