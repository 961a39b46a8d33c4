import { AppError, ERROR_STATUS } from "@casement/shared/contract/errors";
import type { ErrorRequestHandler, Response } from "express";
import type { HttpDeps } from "../../deps.js";
import { explainDatabaseError } from "../../platform/database-error.js";
import { requestIdOf } from "./request-id.js";

/**
 * The only place that turns errors into answers. An error that is no AppError is logged with the request's id, and the
 * answer holds that id alone.
 */
export function answerErrors({ logger }: Pick<HttpDeps, "logger">): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    const known = explainDatabaseError(explainHttpError(thrown));
    const id = requestIdOf(response);
    if (!(known instanceof AppError))
      logger.error({ err: thrown, id, method: request.method, path: request.path }, "a request failed");
    // Half an answer was sent: Express cuts the connection, so that nobody takes it for a whole one.
    if (response.headersSent) next(thrown);
    else sendError(response, known instanceof AppError ? known : fault(id));
  };
}

export function sendError(response: Response, error: AppError): void {
  const retryAfter = error.details?.retryAfterSeconds;
  if (typeof retryAfter === "number") response.setHeader("Retry-After", String(retryAfter));
  response.status(ERROR_STATUS[error.code]).json(error.toBody());
}

function fault(id: string): AppError {
  return new AppError("INTERNAL", "Something went wrong on our side. Please try again.", { id });
}

/**
 * The body parser's errors have a `type`; those of files and addresses have only a status below 500. A URIError without
 * a status is a fault of ours.
 */
function explainHttpError(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || thrown instanceof AppError) return thrown;
  const { type, status } = thrown as { type?: unknown; status?: unknown };
  if (type === "entity.too.large") {
    return new AppError("PAYLOAD_TOO_LARGE", "The request is larger than this server accepts.");
  }
  const isTheirs = typeof status === "number" && status < 500;
  if (!isTheirs) return thrown;
  if (typeof type === "string") {
    return new AppError("VALIDATION", "The request is not valid JSON.", { body: "is not valid JSON" });
  }
  return new AppError("NOT_FOUND", "There is nothing at this address.");
}
