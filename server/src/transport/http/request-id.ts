import { newId } from "@casement/shared/lib/new-id";
import type { RequestHandler, Response } from "express";

const HEADER = "X-Request-Id";

/** Gives every request an id, which is in the log: whoever reports a fault can name it. */
export const giveRequestId: RequestHandler = (_request, response, next) => {
  response.setHeader(HEADER, newId());
  next();
};

export function requestIdOf(response: Response): string {
  return String(response.getHeader(HEADER) ?? "");
}
