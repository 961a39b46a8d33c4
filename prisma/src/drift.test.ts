import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const SCRIPT = fileURLToPath(new URL("../scripts/check-drift.mjs", import.meta.url));

test("MIG-9 a change of the schema that no migration makes is found", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "casement-drift-"));
  mkdirSync(path.join(folder, "schema"));
  mkdirSync(path.join(folder, "migrations", "1_first"), { recursive: true });
  const datasource = 'datasource db {\n  provider = "postgresql"\n}\n';
  writeFileSync(
    path.join(folder, "schema", "a.prisma"),
    `${datasource}model Note {\n  id String @id\n  added Int?\n}\n`,
  );
  writeFileSync(path.join(folder, "migrations", "migration_lock.toml"), 'provider = "postgresql"\n');
  const sql = 'CREATE TABLE "Note" (id TEXT NOT NULL, CONSTRAINT "Note_pkey" PRIMARY KEY (id))';
  writeFileSync(path.join(folder, "migrations", "1_first", "migration.sql"), sql);

  const { status, stderr } = spawnSync(process.execPath, [SCRIPT, folder], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  expect(stderr).toContain('ALTER TABLE "Note" ADD COLUMN     "added" INTEGER;');
  expect(status).toBe(2);
});
