import pg from "pg";
import { withConnection } from "../../connect.js";
import { type Cluster, readPassword, SUPERUSER } from "./cluster.js";

/** Returns the address of a database of the embedded server. It contains the password: never log it. */
export async function databaseUrl(cluster: Cluster, port: number, name: string): Promise<string> {
  return `postgresql://${SUPERUSER}:${await readPassword(cluster)}@127.0.0.1:${port}/${name}`;
}

/** Returns the address of the named database, and creates the database if it is missing. */
export async function ensureDatabase(cluster: Cluster, port: number, name: string): Promise<string> {
  await withConnection(await databaseUrl(cluster, port, "postgres"), async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  });
  return databaseUrl(cluster, port, name);
}
