import { AppError } from "@casement/shared/contract/errors";

/**
 * Why a file is refused. format: it is no record. newer: its format is of a later version. tampered: a line was
 * changed. incomplete: lines are missing. invalid: a line holds what no record can hold. mismatch: it does not fold to
 * what was live. unfinished: the interview had not ended. damaged: updates were missing when it was exported. limit: it
 * exceeds a limit. slow: the check took too long. memory: the check needed too much memory. cancelled: the sender left.
 */
type RecordFault =
  | "format"
  | "newer"
  | "tampered"
  | "incomplete"
  | "invalid"
  | "mismatch"
  | "unfinished"
  | "damaged"
  | "limit"
  | "slow"
  | "memory"
  | "cancelled";

/** Returns an error whose sentence is for the sender; nothing of the file was kept. `line` counts from 1. */
export function refuseRecord(reason: RecordFault, sentence: string, line?: number): AppError {
  const place = line === undefined ? {} : { line };
  return new AppError("IMPORT_REFUSED", `${sentence} Nothing was imported.`, { reason, ...place });
}
