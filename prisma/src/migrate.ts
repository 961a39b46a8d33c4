import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { withConnection } from "./connect.js";
import { DatabaseFault, errorCode } from "./database-fault.js";

/** The lock that Prisma's engine takes, so that it never migrates at the same time as we do. */
const ADVISORY_LOCK = 72_707_369;
const LOCK_TIMEOUT_MS = 60_000;
const LOCK_NOT_AVAILABLE = "55P03";

/** The table as Prisma's engine creates it: `prisma migrate deploy` then finds nothing left to do. */
const CREATE_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

interface AppliedRow {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
}

const MIGRATIONS = fileURLToPath(new URL("../migrations", import.meta.url));

interface MigrateOptions {
  readonly folder?: string | undefined;
  /** Name of the last one to apply: the newest if it is missing. */
  readonly until?: string | undefined;
}

/**
 * Applies the new migrations of `folder`, each in one transaction, and returns their names. Of several processes that
 * start at once one applies them and the others wait for it. Throws a DatabaseFault if the migrations that the database
 * already has are not the first ones of ours.
 */
export async function migrate(url: string, { folder = MIGRATIONS, until }: MigrateOptions = {}): Promise<string[]> {
  const all = await readMigrations(folder);
  const migrations = until === undefined ? all : all.filter(({ name }) => name <= until);
  return withConnection(url, async (client) => {
    await takeLock(client);
    await client.query(CREATE_TABLE);
    const waiting = checkHistory(await readHistory(client), migrations);
    for (const migration of waiting) await apply(client, migration);
    return waiting.map(({ name }) => name);
  });
}

/** Names of the migrations that this version knows, the oldest first. */
export async function knownMigrations(): Promise<string[]> {
  return (await readMigrations(MIGRATIONS)).map(({ name }) => name);
}

/** Takes the lock, which is held until the connection ends. */
async function takeLock(client: pg.Client): Promise<void> {
  await client.query(`SET lock_timeout = ${LOCK_TIMEOUT_MS}`);
  await client.query(`SELECT pg_advisory_lock(${ADVISORY_LOCK})`).catch((error: unknown) => {
    if (errorCode(error) === LOCK_NOT_AVAILABLE)
      refuse("Another process has been migrating this database for a minute: wait for it, or stop it.", error);
    throw error;
  });
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => existsSync(path.join(folder, name, "migration.sql")));
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function readHistory(client: pg.Client): Promise<AppliedRow[]> {
  const { rows } = await client.query<AppliedRow>(
    "SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  return rows;
}

/** Checks that the applied migrations equal ours, and returns those that are left to apply. */
function checkHistory(history: readonly AppliedRow[], migrations: readonly Migration[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { migration_name: name, checksum, finished_at: finishedAt } of history) {
    const ours = known.get(name);
    if (!ours) refuse(`The database was made by a newer Casement (it has the migration ${name}): start that version.`);
    if (!finishedAt) refuse(`The migration ${name} failed half-way when another tool ran it: restore a backup.`);
    if (ours.checksum !== checksum)
      refuse(`The migration ${name} was edited after it had been applied: undo the edit.`);
    known.delete(name);
  }
  return [...known.values()];
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query("BEGIN");
    // A query without parameters may contain many statements.
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    refuse(`The migration ${name} could not be applied and changed nothing: ${reason}.`, error);
  }
}

function refuse(sentence: string, cause?: unknown): never {
  throw new DatabaseFault("migration", sentence, cause);
}
