/**
 * A refusal or fault as every screen handles it. `code` is the contract's code, or one of the client's own:
 * OFFLINE (the server was not reached) and UNREADABLE (its answer was not what the contract says).
 */
export class ApiError extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = "ApiError";
    this.code = code;
    this.details = details;
  }
}

/** The code of whatever was thrown; "UNKNOWN" for anything that is not an ApiError. */
export function codeOf(error: unknown): string {
  return error instanceof ApiError ? error.code : "UNKNOWN";
}

/** VALIDATION: the message for one field by its path, capitalised for display; undefined when the field is fine. */
export function fieldError(error: unknown, path: string): string | undefined {
  if (!(error instanceof ApiError) || error.code !== "VALIDATION") return undefined;
  const message = error.details[path];
  return typeof message === "string" ? `This ${message}.` : undefined;
}
