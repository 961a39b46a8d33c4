import { existsSync } from "node:fs";
import { tsImport } from "tsx/esm/api";

/** From the sources: what is tested needs no build. @param {string} file */
const load = (file) => tsImport(`../../prisma/src/${file}`, import.meta.url);

/**
 * One PostgreSQL for the whole run. Tests find its address in TEST_POSTGRES_URL and make databases of their own with
 * createDatabase() of prisma/src/embedded/temporary-postgres.ts: empty ones, or copies of TEST_DATABASE_TEMPLATE, which
 * is migrated and seeded. Nothing may connect to the template itself.
 */
export default async function startDatabase() {
  const { startTemporaryPostgres, createDatabase } = await load("embedded/temporary-postgres.ts");
  const postgres = await startTemporaryPostgres();
  Object.assign(globalThis, { testPostgres: postgres });
  try {
    const template = "casement_template";
    await fill(await createDatabase(postgres.url, template));
    process.env.TEST_POSTGRES_URL = postgres.url;
    process.env.TEST_DATABASE_TEMPLATE = template;
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** @param {string} url */
async function fill(url) {
  const { migrate } = await load("migrate.ts");
  await migrate(url);
  if (!existsSync(new URL("../../prisma/src/seed.ts", import.meta.url))) return;
  const { seed } = await load("seed.ts");
  await seed(url);
}
