import pg from "pg";
import { DatabaseFault, errorCode } from "./database-fault.js";

const CONNECT_TIMEOUT_MS = 10_000;
/** The oldest PostgreSQL version that still gets fixes. */
const OLDEST_VERSION = 14;

/** Opens a connection, runs `work` with it and closes it. */
export async function withConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // If the server goes away, the running query fails. Without this listener the error would also end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Tests the PostgreSQL of DATABASE_URL. Throws a DatabaseFault that says what to fix, without the password. */
export async function checkReachable(url: string): Promise<void> {
  const place = describePlace(url);
  try {
    const version = await withConnection(url, async (client) => {
      const { rows } = await client.query<{ server_version_num: string }>("SHOW server_version_num");
      return Math.floor(Number(rows[0]?.server_version_num) / 10_000);
    });
    if (version >= OLDEST_VERSION) return;
    throw new DatabaseFault(
      "incompatible",
      `${place} is PostgreSQL ${version}, and Casement needs ${OLDEST_VERSION} or newer.`,
    );
  } catch (error) {
    if (error instanceof DatabaseFault) throw error;
    throw new DatabaseFault("unreachable", `${place} ${explain(error)}.`, error);
  }
}

function describePlace(url: string): string {
  if (!/^postgres(ql)?:\/\//.test(url)) {
    throw new DatabaseFault(
      "unreachable",
      "DATABASE_URL is not a PostgreSQL address: it looks like postgresql://user:password@host:5432/casement.",
    );
  }
  try {
    const { hostname, port, pathname } = new URL(url);
    return `The database ${pathname.slice(1)} at ${hostname}:${port || 5432} (DATABASE_URL)`;
  } catch {
    // `URL` does not parse every address of a socket that PostgreSQL accepts.
    return "The database of DATABASE_URL";
  }
}

function explain(error: unknown): string {
  switch (errorCode(error)) {
    case "ECONNREFUSED":
      return "cannot be reached: nothing answers there";
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return "cannot be reached: its host name is unknown";
    case "28P01":
    case "28000":
      return "refuses this user or password";
    case "3D000":
      return "does not exist: create it first";
    default:
      return `cannot be reached: ${error instanceof Error ? error.message : String(error)}`;
  }
}
