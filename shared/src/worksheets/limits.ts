/** What worksheets may hold. Clients stop there with a sentence; the server's limits lie a little above. */
export const SHEET_LIMITS = {
  /** Rows of one worksheet, all its tables together. */
  rowsPerSheet: 500,
  /** UTF-16 code units of all texts and values of a session. */
  characters: 400_000,
  /** Most lines of one paste that become rows. */
  pastedRows: 200,
  /** UTF-16 code units of one value as JSON. */
  valueCharacters: 2000,
} as const;

/** Why something cannot be added. */
export type SheetRefusal = "rows" | "text" | "characters";
