import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient as GeneratedClient, type Prisma } from "./generated/client.js";

export type * from "./generated/client.js";
// biome-ignore lint/performance/noBarrelFile: the only file that imports the generated client
export { Prisma } from "./generated/client.js";

interface PrismaOptions {
  /** Most connections of the pool; the embedded server allows 60 in all. */
  readonly maxConnections?: number;
  /** Called for connections that broke while idle, for example when the server restarts; the pool makes new ones. */
  readonly onConnectionLost?: (error: Error) => void;
}

/** A parameter of a statement; bytes are passed as they are, lists in PostgreSQL's own notation. */
type Parameter = string | number | Uint8Array;

const MAX_CONNECTIONS = 20;
/** A query waits this long for a connection, then fails: a board must learn that its updates are not saved. */
const CONNECT_TIMEOUT_MS = 5_000;

/** Runs SQL statements without translation by Prisma. */
export type Statements = Pick<PrismaClient, "prepared">;

/** The database client: Prisma's own, plus prepared statements over the same pool. */
export class PrismaClient extends GeneratedClient {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool, adapter: PrismaPg) {
    super({ adapter });
    this.#pool = pool;
  }

  /**
   * Runs a statement that each connection prepares once, under its name. Only for the few that run many times a second,
   * for which compiling a query and translating its values would take most of the time. bigint columns return text.
   */
  async prepared<Row extends pg.QueryResultRow>(name: string, text: string, values: Parameter[]): Promise<Row[]> {
    const { rows } = await this.#pool.query<Row>({ name, text, values });
    return rows;
  }

  /**
   * Runs plain SQL statements in one transaction: all of them are committed or, when `work` throws, none. It is faster
   * for rows that are ready to be written: Prisma's own transactions translate them value by value.
   */
  async atomically<T>(work: (statements: Statements) => Promise<T>): Promise<T> {
    const connection = await this.#pool.connect();
    let broken: Error | undefined;
    const breaks = (error: Error) => {
      broken = error;
    };
    // The running statement fails with the connection. Without this listener the error would also end the process.
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

/** The same interface over a transaction of Prisma's, which prepares nothing. */
export function statementsOf(transaction: Prisma.TransactionClient): Statements {
  return { prepared: (_name, text, values) => transaction.$queryRawUnsafe(text, ...values) };
}

/** Makes a database client over a pool that connects on first use; close it with `$disconnect()`. */
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
