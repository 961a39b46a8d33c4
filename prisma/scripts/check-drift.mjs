// Checks that the migrations make exactly the schema. Exit code 0: yes, 2: no. An optional argument replaces prisma/.
import { allMigrations, PRISMA_FOLDER, sqlToSchema } from "./schema-engine.mjs";

const folder = process.argv[2] ?? PRISMA_FOLDER;
const missing = await sqlToSchema(allMigrations(folder), folder);
if (missing === null) {
  console.log("The migrations make exactly the schema.");
} else {
  console.error(`prisma/schema has changes that no migration makes. Missing:\n\n${missing.trim()}\n`);
  console.error("Write the migration with: node prisma/scripts/author-migration.mjs <what_it_does>");
  process.exitCode = 2;
}
