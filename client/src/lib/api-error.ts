/**
 * A refusal or fault, as every screen handles it. `code` is a code of the contract or one of the client's own: OFFLINE
 * (the server was not reached) or UNREADABLE (its answer breaks the contract).
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

/** The code of a thrown value; "UNKNOWN" for anything that is not an ApiError. */
export function codeOf(error: unknown): string {
  return error instanceof ApiError ? error.code : "UNKNOWN";
}

/** For VALIDATION: the message for one field by its path, capitalised; undefined when the field is valid. */
export function fieldError(error: unknown, path: string): string | undefined {
  if (!(error instanceof ApiError) || error.code !== "VALIDATION") return undefined;
  const message = error.details[path];
  return typeof message === "string" ? `This ${message}.` : undefined;
}
