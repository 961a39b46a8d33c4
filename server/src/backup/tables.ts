import pg from "pg";

/** Prisma's list of migrations: it is in the manifest, and made anew by whoever restores. */
const MIGRATIONS_TABLE = "_prisma_migrations";

export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
}

/** All tables of the schema, in order of their names. */
export async function readTables(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c
     JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE n.nspname = current_schema() AND c.relkind = 'r' AND c.relname <> $1
     GROUP BY c.relname ORDER BY c.relname`,
    [MIGRATIONS_TABLE],
  );
  return rows;
}

/** Names of the migrations that the database has; none if Casement was never started on it. */
export async function readMigrationNames(client: pg.Client): Promise<string[]> {
  const { rows: tables } = await client.query("SELECT to_regclass($1) AS found", [MIGRATIONS_TABLE]);
  if (tables[0]?.found == null) return [];
  const { rows } = await client.query<{ migration_name: string }>(
    `SELECT migration_name FROM ${MIGRATIONS_TABLE} WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL
     ORDER BY migration_name`,
  );
  return rows.map(({ migration_name: name }) => name);
}

/** Settings under which the same rows are the same text everywhere. */
export async function settleText(client: pg.Client): Promise<void> {
  for (const setting of [
    "TimeZone = 'UTC'",
    "DateStyle = 'ISO, YMD'",
    "IntervalStyle = 'postgres'",
    "bytea_output = 'hex'",
    "extra_float_digits = 3",
    "client_encoding = 'UTF8'",
  ])
    await client.query(`SET ${setting}`);
}

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/**
 * Runs `load` without foreign keys, of which some form circles, and adds them again, which checks every row. Call it in
 * a transaction: a failure leaves everything as it was.
 */
export async function withoutForeignKeys(client: pg.Client, load: () => Promise<void>): Promise<void> {
  const { rows: keys } = await client.query<ForeignKey>(
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`,
  );
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  await load();
  for (const { table, name, definition } of keys)
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
}

/** Lets the numbers that the database gives out go on after the highest one in use. */
export async function moveSequencesOn(client: pg.Client, { name, columns }: TableShape): Promise<void> {
  const table = pg.escapeIdentifier(name);
  for (const column of columns) {
    const { rows } = await client.query("SELECT pg_get_serial_sequence($1, $2) AS sequence", [table, column]);
    const sequence = rows[0]?.sequence as string | null;
    if (sequence === null) continue;
    const highest = `SELECT max(${pg.escapeIdentifier(column)}) FROM ${table}`;
    await client.query(`SELECT setval($1, (${highest})) WHERE (${highest}) IS NOT NULL`, [sequence]);
  }
}

/** The `COPY` of a table's rows: to be followed by TO STDOUT or FROM STDIN. */
export function copyOf({ name, columns }: TableShape): string {
  return `COPY ${pg.escapeIdentifier(name)} (${columns.map((column) => pg.escapeIdentifier(column)).join(", ")})`;
}

/** Whether the schema has no table and no type of anybody. */
export async function isEmptySchema(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT (SELECT count(*) FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm'))
      + (SELECT count(*) FROM pg_type WHERE typnamespace = current_schema()::regnamespace AND typtype = 'e') AS count`,
  );
  return Number(rows[0]?.count) === 0;
}

/** Removes all that Casement made in this database: of a restore that failed. */
export async function dropEverything(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    `SELECT format('DROP TABLE %I CASCADE', relname) AS statement FROM pg_class
     WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
     UNION ALL SELECT format('DROP TYPE %I CASCADE', typname) FROM pg_type
     WHERE typnamespace = current_schema()::regnamespace AND typtype = 'e'`,
  );
  for (const { statement } of rows) await client.query(statement);
}
