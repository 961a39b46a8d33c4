/** The kind of fault, for code that handles kinds differently; people read the message. */
type DatabaseFaultCode =
  | "in-use"
  | "unwritable"
  | "disk-full"
  | "unsupported"
  | "incompatible"
  | "stopped"
  | "unreachable"
  | "migration";

/** A fault that prevents a start. `message` is one sentence that a person can act on: print it and exit. */
export class DatabaseFault extends Error {
  override readonly name = "DatabaseFault";

  constructor(
    readonly code: DatabaseFaultCode,
    sentence: string,
    cause?: unknown,
  ) {
    super(sentence, { cause });
  }
}

/** Turns the error of a failed file operation on `place` into a DatabaseFault; returns unknown errors unchanged. */
export function explainFileError(error: unknown, place: string): unknown {
  switch (errorCode(error)) {
    case "EACCES":
    case "EPERM":
      return new DatabaseFault(
        "unwritable",
        `The data directory ${place} cannot be written by this user: change its owner or set DATA_DIR to another folder.`,
        error,
      );
    case "EROFS":
      return new DatabaseFault(
        "unwritable",
        `The data directory ${place} is on a read-only file system: set DATA_DIR to a writable folder.`,
        error,
      );
    case "EEXIST":
    case "ENOTDIR":
    case "ENOENT":
      return new DatabaseFault(
        "unwritable",
        `The data directory ${place} cannot be made, because something else stands in its path: set DATA_DIR to another folder.`,
        error,
      );
    case "ENOSPC":
    case "EDQUOT":
      return diskFull(place, error);
    default:
      return error;
  }
}

export function diskFull(place: string, cause?: unknown): DatabaseFault {
  return new DatabaseFault(
    "disk-full",
    `The disk that holds ${place} is full: free some space and start Casement again.`,
    cause,
  );
}

/** Node's and PostgreSQL's errors both carry a `code`. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
