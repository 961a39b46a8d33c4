import type { Deps } from "../deps.js";

/** Resolves when the database answers. Throws what Prisma throws. */
export async function checkDatabase({ prisma }: Pick<Deps, "prisma">): Promise<void> {
  await prisma.$queryRaw`SELECT 1`;
}
