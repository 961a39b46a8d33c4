import type { BoardRecord } from "../records/board-record.js";
import type { StoredRow } from "../sheets/stored-row.js";

/** A change of a shown board: put these records, then remove these ids. */
export interface BoardDiff {
  readonly put: readonly BoardRecord[];
  readonly removed: readonly string[];
  /** The same for rows of worksheets. */
  readonly rows: { readonly put: readonly StoredRow[]; readonly removed: readonly string[] };
}

/** Nothing to change. */
export const NO_DIFF: BoardDiff = { put: [], removed: [], rows: { put: [], removed: [] } };
