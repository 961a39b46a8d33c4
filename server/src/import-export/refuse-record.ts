import { AppError } from "@casement/shared/contract/errors";

/**
 * Why a file is not taken over. format: not a record at all. newer: of a later version of the format. tampered: a line
 * is not as it was written. incomplete: lines are missing. invalid: a line holds what no record can hold. mismatch: it
 * folds to something else than what was live. unfinished: of an interview that had not ended. damaged: it lacked updates
 * when it was exported. limit: it holds more than an import takes. slow: it took too long to check. memory: it took too
 * much. cancelled: whoever sent it went away.
 */
export type RecordFault =
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

/** One sentence for whoever tried; nothing of the file was kept. `line` counts from 1. */
export function refuseRecord(reason: RecordFault, sentence: string, line?: number): AppError {
  const place = line === undefined ? {} : { line };
  return new AppError("IMPORT_REFUSED", `${sentence} Nothing was imported.`, { reason, ...place });
}
