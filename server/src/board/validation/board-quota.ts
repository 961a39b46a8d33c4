import { MAX_BOARD_RECORDS, recordsOf } from "@casement/shared/document/schema";
import { sheetsOf } from "@casement/shared/document/sheets/stored-row";
import { SHEET_LIMITS } from "@casement/shared/worksheets/limits";
import { WORKSHEET_KINDS } from "@casement/shared/worksheets/worksheet";
import * as Y from "yjs";
import type { Added } from "./validate-update.js";

/** Clients stop at MAX_BOARD_RECORDS; two of them adding at once may pass it by a little. */
const RECORDS_HARD_CAP = MAX_BOARD_RECORDS + 500;
const ROWS_HARD_CAP = SHEET_LIMITS.rowsPerSheet * WORKSHEET_KINDS.length + 500;
const CHARACTERS_HARD_CAP = SHEET_LIMITS.characters * 1.5;
/** How much one board may grow while it is loaded. */
const MAX_GROWTH_BYTES = 64 * 1024 * 1024;

/** How much may still be added to one board and its worksheets. */
export class BoardQuota {
  readonly #doc: Y.Doc;
  #recordsAtMost: number;
  #sheetsAtMost: { rows: number; characters: number };
  #grown = 0;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    this.#recordsAtMost = recordsOf(doc).size;
    this.#sheetsAtMost = countSheets(doc);
  }

  /** Counts the addition and returns null, or returns the reason why there is no room for it. */
  tryReserve({ records, rows, characters }: Added, bytes: number): string | null {
    if (this.#grown + bytes > MAX_GROWTH_BYTES) return "the board is too large";
    if (records > 0) {
      if (this.#recordsAtMost + records > RECORDS_HARD_CAP) this.#recordsAtMost = recordsOf(this.#doc).size;
      if (this.#recordsAtMost + records > RECORDS_HARD_CAP) return "too many records";
    }
    if (rows > 0 || characters > 0) {
      if (this.#overfills(rows, characters)) this.#sheetsAtMost = countSheets(this.#doc);
      if (this.#overfills(rows, characters)) return "the worksheets are full";
    }
    this.#recordsAtMost += records;
    this.#sheetsAtMost.rows += rows;
    this.#sheetsAtMost.characters += characters;
    return null;
  }

  add(bytes: number): void {
    this.#grown += bytes;
  }

  #overfills(rows: number, characters: number): boolean {
    const now = this.#sheetsAtMost;
    return (
      (rows > 0 && now.rows + rows > ROWS_HARD_CAP) ||
      (characters > 0 && now.characters + characters > CHARACTERS_HARD_CAP)
    );
  }
}

function countSheets(doc: Y.Doc): { rows: number; characters: number } {
  const sheets = sheetsOf(doc);
  let characters = 0;
  for (const row of sheets.values()) {
    if (!(row instanceof Y.Map)) continue;
    for (const value of row.values()) {
      if (value instanceof Y.Text) characters += value.length;
      else if (!(value instanceof Y.AbstractType)) characters += JSON.stringify(value)?.length ?? 0;
    }
  }
  return { rows: sheets.size, characters };
}
