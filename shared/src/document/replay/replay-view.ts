import { sameValue } from "../../lib/json-value.js";
import type { BoardRecord } from "../records/board-record.js";
import { type StoredRow, sheetsOf, storedRow } from "../sheets/stored-row.js";
import type { BoardDiff } from "./board-diff.js";
import { type AuthoredUpdate, changedRecords, type RecordChange } from "./changed-records.js";
import { ReplayCursor } from "./replay-cursor.js";
import type { ReplayLog } from "./replay-log.js";

/** A screen's board and worksheets at a position of the log: each move returns what differs from what is shown. */
export class ReplayView {
  readonly #cursor: ReplayCursor;
  readonly #shown = new Map<string, BoardRecord>();
  readonly #rows = new Map<string, StoredRow>();

  /** @param keeps whether it keeps boards in the log, to begin from later. */
  constructor(log: ReplayLog, keeps = true) {
    this.#cursor = new ReplayCursor(log, keeps);
  }

  get shown(): ReadonlyMap<string, BoardRecord> {
    return this.#shown;
  }

  /** The document's own records at this position, from which hashes are made. */
  supported(): ReadonlyMap<string, BoardRecord> {
    return this.#cursor.index.supported();
  }

  /** Rows of worksheets, by id. */
  get rows(): ReadonlyMap<string, StoredRow> {
    return this.#rows;
  }

  /** Returns null when the log lacks something for the position; the shown board then stays as it is. */
  moveTo(position: number): BoardDiff | null {
    const changed = this.#cursor.moveTo(position);
    if (changed === null) return null;
    const { index } = this.#cursor;
    const ids = changed === "all" ? new Set([...this.#shown.keys(), ...index.ids()]) : changed;
    const put: BoardRecord[] = [];
    const removed: string[] = [];
    for (const id of ids) {
      const wanted = index.visible(id);
      const shown = this.#shown.get(id);
      if (wanted === undefined) {
        if (this.#shown.delete(id)) removed.push(id);
      } else if (shown === undefined || !sameValue(shown, wanted)) {
        this.#shown.set(id, wanted);
        put.push(wanted);
      }
    }
    return { put, removed, rows: this.#moveRows() };
  }

  /** Which of the records here these updates changed; the board must be at a position that holds them. */
  changedBy(updates: readonly AuthoredUpdate[]): RecordChange[] {
    return changedRecords(this.#cursor.doc, updates).filter(({ id }) => this.#shown.has(id));
  }

  #moveRows(): BoardDiff["rows"] {
    const sheets = sheetsOf(this.#cursor.doc);
    const changed = this.#cursor.takeChangedRows();
    const put: StoredRow[] = [];
    const removed: string[] = [];
    for (const id of changed === "all" ? new Set([...this.#rows.keys(), ...sheets.keys()]) : changed) {
      const wanted = storedRow(id, sheets.get(id));
      if (wanted === null) {
        if (this.#rows.delete(id)) removed.push(id);
      } else if (!sameValue(this.#rows.get(id), wanted)) {
        this.#rows.set(id, wanted);
        put.push(wanted);
      }
    }
    return { put, removed };
  }

  destroy(): void {
    this.#cursor.destroy();
  }
}
