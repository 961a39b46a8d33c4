import { Prisma } from "@casement/prisma/client";

/** Whether another append took the same sequence numbers first, or the database asks to try again. */
export function isAppendCollision(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === "P2034" || (error.code === "P2002" && error.meta?.modelName === "SessionEvent");
}

/** Whether the session was deleted during the append. */
export function isSessionGone(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === "P2003" || (error.code === "P2025" && error.meta?.modelName === "Session");
}
