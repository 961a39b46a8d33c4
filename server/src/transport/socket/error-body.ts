import { AppError, type ErrorBody } from "@casement/shared/contract/errors";
import { newId } from "@casement/shared/lib/new-id";
import { explainDatabaseError } from "../../platform/database-error.js";
import type { Logger } from "../../platform/logger.js";

/** The error as a client gets it. Unknown errors are logged with an id, and the client gets that id alone. */
export function toErrorBody(thrown: unknown, logger: Logger): ErrorBody {
  const error = explainDatabaseError(thrown);
  if (error instanceof AppError) return error.toBody();
  const id = newId();
  logger.error({ err: thrown, id }, "a command failed");
  return { code: "INTERNAL", message: "Something went wrong on our side. Please try again.", details: { id } };
}
