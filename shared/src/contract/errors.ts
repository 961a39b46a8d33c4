import { z } from "zod";

/** Every error code with its HTTP status. One mapper turns it into a status, an acknowledgement or a close code. */
export const ERROR_STATUS = {
  VALIDATION: 400,
  UNAUTHENTICATED: 401,
  WRONG_CREDENTIALS: 401,
  FORBIDDEN: 403,
  ORIGIN_REFUSED: 403,
  SIGN_UP_CLOSED: 403,
  ACCOUNT_DISABLED: 403,
  REMOVED: 403,
  SOUND_REFUSED: 403,
  DEVICE_REFUSED: 403,
  GUIDE_CLOSED: 403,
  NOT_FOUND: 404,
  INVITE_UNKNOWN: 404,
  SHARE_UNKNOWN: 404,
  RESET_UNKNOWN: 404,
  CONFLICT: 409,
  EMAIL_TAKEN: 409,
  WRONG_PHASE: 409,
  SCORECARD_SUBMITTED: 409,
  SCORECARD_INCOMPLETE: 409,
  TOO_MANY_PINS: 409,
  TOO_MANY_COMMENTS: 409,
  SESSION_FULL: 409,
  SOUND_FULL: 409,
  ALREADY_PARTICIPANT: 409,
  BUILT_IN: 409,
  INVITE_EXPIRED: 410,
  INVITE_USED: 410,
  INVITE_REVOKED: 410,
  SHARE_EXPIRED: 410,
  SHARE_REVOKED: 410,
  PAYLOAD_TOO_LARGE: 413,
  WEAK_PASSWORD: 422,
  IMPORT_REFUSED: 422,
  UNKNOWN_COMMAND: 400,
  PROTOCOL_VERSION: 426,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  DATABASE_UNAVAILABLE: 503,
  DISK_FULL: 507,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** The one shape of an error on every wire. `message` is one sentence for a person. */
export interface ErrorBody {
  readonly code: ErrorCode;
  readonly message: string;
  /**
   * VALIDATION: path -> fault. RATE_LIMITED: retryAfterSeconds. IMPORT_REFUSED: reason, line. INTERNAL: an id by
   * which the error is found in the server's log.
   */
  readonly details?: Readonly<Record<string, unknown>>;
}

export const errorBodySchema = z.object({
  code: z.enum(Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]]),
  message: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
});

/** The error that domain and commands throw. Any other error is a bug of ours and becomes INTERNAL. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(code: ErrorCode, message: string, details?: Readonly<Record<string, unknown>>) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.details = details;
  }

  toBody(): ErrorBody {
    return this.details === undefined
      ? { code: this.code, message: this.message }
      : { code: this.code, message: this.message, details: this.details };
  }
}

/** Zod issues -> the details of a VALIDATION error: dotted path -> first message. */
export function validationError(error: z.ZodError): AppError {
  const details: Record<string, string> = {};
  for (const issue of error.issues) details[issue.path.join(".") || "body"] ??= issue.message;
  const [path, message] = Object.entries(details)[0] ?? ["body", "is not valid"];
  return new AppError("VALIDATION", `${path === "body" ? "The request" : path} ${message}.`, details);
}
