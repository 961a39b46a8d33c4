import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { withConnection } from "./connect.js";
import { createDatabase } from "./embedded/temporary-postgres.js";
import { migrate } from "./migrate.js";

let folder: string;
let url: string;
let made = 0;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "casement-migrations-"));
  url = await createDatabase(process.env.TEST_POSTGRES_URL ?? "", `migrate_${process.pid}_${++made}`);
  writeMigration("1_first", "CREATE TABLE first (id int); INSERT INTO first VALUES (1);");
});
afterEach(() => rmSync(folder, { recursive: true }));

function writeMigration(name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, "migration.sql"), sql);
}

const query = (sql: string) => withConnection(url, async (client) => (await client.query(sql)).rows);
const history = () =>
  query("SELECT migration_name AS name, checksum, applied_steps_count AS steps FROM _prisma_migrations ORDER BY 1");

test("MIG-1 each migration is applied once, in order, and later ones follow", async () => {
  expect(await migrate(url, { folder })).toEqual(["1_first"]);
  writeMigration("3_third", "INSERT INTO second VALUES (3)");
  writeMigration("2_second", "CREATE TABLE second (id int)");
  expect(await migrate(url, { folder })).toEqual(["2_second", "3_third"]);
  expect(await migrate(url, { folder })).toEqual([]);
  expect(await query("SELECT * FROM first")).toEqual([{ id: 1 }]);
});

test("MIG-2 of three processes at once exactly one applies the migrations", async () => {
  const answers = await Promise.all([1, 2, 3].map(() => migrate(url, { folder })));
  expect(answers.filter((names) => names.length === 1)).toHaveLength(1);
  expect(answers.filter((names) => names.length === 0)).toHaveLength(2);
  expect(await query("SELECT * FROM first")).toEqual([{ id: 1 }]);
});

test("MIG-3 the history is written as Prisma writes it", async () => {
  await migrate(url, { folder });
  const checksum = "8e5ae63deb3b2c04b6e63453a8e40cda3c895c869c3e7c1edb5f01a8645c13a9"; // sha256sum migration.sql
  expect(await history()).toEqual([{ name: "1_first", checksum, steps: 1 }]);
});

test("MIG-4 a migration that was edited after it was applied is refused", async () => {
  await migrate(url, { folder });
  writeMigration("1_first", "CREATE TABLE first (id bigint)");
  await expect(migrate(url, { folder })).rejects.toThrow(
    "The migration 1_first was edited after it had been applied: undo the edit.",
  );
});

test("MIG-5 a database of a newer Casement is refused", async () => {
  writeMigration("9_tomorrow", "CREATE TABLE tomorrow (id int)");
  await migrate(url, { folder });
  rmSync(path.join(folder, "9_tomorrow"), { recursive: true });
  await expect(migrate(url, { folder })).rejects.toThrow("made by a newer Casement (it has the migration 9_tomorrow)");
});

test("MIG-6 a migration that another tool left half-done is refused, one that it rolled back is not", async () => {
  await migrate(url, { folder });
  await query("UPDATE _prisma_migrations SET finished_at = NULL");
  await expect(migrate(url, { folder })).rejects.toThrow("The migration 1_first failed half-way");
  await query("UPDATE _prisma_migrations SET rolled_back_at = now()");
  await query("DROP TABLE first");
  expect(await migrate(url, { folder })).toEqual(["1_first"]);
});

test("MIG-7 a migration that fails changes nothing, and can be fixed", async () => {
  writeMigration("2_second", "CREATE TABLE second (id int); SELECT no_such_column FROM second;");
  await expect(migrate(url, { folder })).rejects.toThrow(
    'The migration 2_second could not be applied and changed nothing: column "no_such_column" does not exist.',
  );
  expect(await query("SELECT to_regclass('second') AS found")).toEqual([{ found: null }]);
  writeMigration("2_second", "CREATE TABLE second (id int)");
  expect(await migrate(url, { folder })).toEqual(["2_second"]);
});
