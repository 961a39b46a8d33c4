import { MAX_BOARD_RECORDS, recordsOf } from "@casement/shared/board/layout";
import type * as Y from "yjs";

/** Clients stop at MAX_BOARD_RECORDS; two of them adding at once may pass it by a little. */
const RECORDS_HARD_CAP = MAX_BOARD_RECORDS + 500;
/** What one board may grow by while it is loaded. */
const MAX_GROWTH_BYTES = 64 * 1024 * 1024;

/** How much may still be added to one board. */
export class Growth {
  readonly #doc: Y.Doc;
  #recordsAtMost: number;
  #grown = 0;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    this.#recordsAtMost = recordsOf(doc).size;
  }

  /** Why this may not be added, or null, and then the records count as added. */
  refuse(addedRecords: number, bytes: number): string | null {
    if (this.#grown + bytes > MAX_GROWTH_BYTES) return "the board is too large";
    if (addedRecords === 0) return null;
    if (this.#recordsAtMost + addedRecords > RECORDS_HARD_CAP) this.#recordsAtMost = recordsOf(this.#doc).size;
    if (this.#recordsAtMost + addedRecords > RECORDS_HARD_CAP) return "too many records";
    this.#recordsAtMost += addedRecords;
    return null;
  }

  add(bytes: number): void {
    this.#grown += bytes;
  }
}
