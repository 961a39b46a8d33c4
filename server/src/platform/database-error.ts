import { AppError } from "@casement/shared/contract/errors";

/** Prisma: cannot reach, timed out, closed the connection, pool exhausted, transaction could not begin or went away. */
const PRISMA_UNAVAILABLE = new Set(["P1000", "P1001", "P1002", "P1008", "P1011", "P1017", "P2024", "P2028", "P2037"]);
/** Node's socket errors and PostgreSQL's classes 08 (connection), 53 (resources), 57P (shutdown), 58 (system). */
const CAUSE_UNAVAILABLE =
  /^(ECONN\w+|EPIPE|ETIMEDOUT|ENOENT|ENOTFOUND|EAI_AGAIN|08\w{3}|53\w{3}|57P\w{2}|58\w{3}|25006)$/;
const MESSAGE_UNAVAILABLE =
  /connection terminated|can't reach database|connection (?:was )?closed|server has closed|not queryable|timeout exceeded when trying to connect|DatabaseNotReachable|ConnectionClosed/i;

/** How deep causes are followed: driver errors come wrapped two or three times. */
const MAX_CAUSES = 5;

/** Whether the database did not answer, as opposed to answering with an error. */
export function isDatabaseUnavailable(error: unknown): boolean {
  let at: unknown = error;
  for (let depth = 0; depth < MAX_CAUSES && typeof at === "object" && at !== null; depth += 1) {
    const { code, originalCode, kind, message, cause, meta } = at as Record<string, unknown>;
    if (typeof code === "string" && (PRISMA_UNAVAILABLE.has(code) || CAUSE_UNAVAILABLE.test(code))) return true;
    if (typeof originalCode === "string" && CAUSE_UNAVAILABLE.test(originalCode)) return true;
    if (typeof kind === "string" && MESSAGE_UNAVAILABLE.test(kind)) return true;
    if (typeof message === "string" && MESSAGE_UNAVAILABLE.test(message)) return true;
    // Prisma keeps the reason of a refused connection ("the database system is starting up") outside the usual chain.
    at = cause ?? (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  }
  return false;
}

/** Returns DATABASE_UNAVAILABLE if the database did not answer, any other error unchanged. */
export function explainDatabaseError(error: unknown): unknown {
  if (error instanceof AppError || !isDatabaseUnavailable(error)) return error;
  return new AppError("DATABASE_UNAVAILABLE", "The database is not responding. Please try again in a moment.");
}
