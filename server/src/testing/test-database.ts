import { createPrisma, type PrismaClient } from "@casement/prisma/client";
import { createDatabase } from "@casement/prisma/embedded/temporary-postgres";

export interface TestDatabase {
  readonly prisma: PrismaClient;
  readonly url: string;
  close(): Promise<void>;
}

/** Makes a migrated and seeded database, for one test file, on the PostgreSQL of this test run. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { TEST_POSTGRES_URL, TEST_DATABASE_TEMPLATE } = process.env;
  if (TEST_POSTGRES_URL === undefined)
    throw new Error("TEST_POSTGRES_URL is not set: start tests by Jest's configuration");
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2)}`;
  const url = await createDatabase(TEST_POSTGRES_URL, name, TEST_DATABASE_TEMPLATE);
  const prisma = createPrisma(url, { maxConnections: 6 });
  return { prisma, url, close: () => prisma.$disconnect() };
}
