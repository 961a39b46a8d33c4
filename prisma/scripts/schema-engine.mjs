// Prisma's schema engine as WebAssembly, over a PostgreSQL in memory: it downloads nothing and never touches a database
// with data. Its interface is internal to Prisma, so package.json pins the exact version.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import { PrismaPGlite } from "pglite-prisma-adapter";

/** The folder that holds schema/ and migrations/. */
export const PRISMA_FOLDER = path.resolve(import.meta.dirname, "..");

/**
 * Returns the SQL that changes `from` to the schema, or null when there is nothing to do.
 * @param {object} from nothing, or allMigrations()
 */
export async function sqlToSchema(from, folder = PRISMA_FOLDER) {
  await load();
  const files = schemaFiles(path.join(folder, "schema"));
  const database = await PGlite.create();
  const adapter = bindMigrationAwareSqlAdapterFactory(new ShadowOnly(database));
  const options = { datamodels: files.map(({ path, content }) => [path, content]) };
  const schemaEngine = await engine.SchemaEngine.new(options, () => {}, adapter);
  const answer = await schemaEngine.diff({
    from,
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  await database.close();
  return answer.exitCode === CHANGES ? answer.stdout : null;
}

const CHANGES = 2;

/** The database is empty and private, so it is Prisma's shadow database too: starting a second takes seconds. */
class ShadowOnly extends PrismaPGlite {
  connectToShadowDb() {
    return this.connect();
  }
}

/** An empty database. */
export const nothing = { tag: "empty" };

/** The schema that all migrations together make from an empty database. */
export function allMigrations(folder = PRISMA_FOLDER) {
  const migrations = path.join(folder, "migrations");
  const read = (/** @type {string[]} */ ...parts) => readFileSync(path.join(migrations, ...parts), "utf8");
  return {
    tag: "migrations",
    baseDir: migrations,
    shadowDbInitScript: "",
    lockfile: { path: "migration_lock.toml", content: read("migration_lock.toml") },
    migrationDirectories: migrationNames(folder).map((name) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: read(name, "migration.sql") } },
    })),
  };
}

export const migrationNames = (folder = PRISMA_FOLDER) =>
  readdirSync(path.join(folder, "migrations"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

const schemaFiles = (/** @type {string} */ folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => ({ path: path.join(folder, name), content: readFileSync(path.join(folder, name), "utf8") }));

async function load() {
  const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = readFileSync(path.join(path.dirname(script), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": engine });
  engine.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message(/** @type {string} */ message) {
      console.error(message);
    },
  };
}
