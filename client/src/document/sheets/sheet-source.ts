import type { BoardDiff } from "@casement/shared/document/replay/board-diff";
import { SheetIndex } from "@casement/shared/document/sheets/sheet-index";

/** The worksheets as they are now, live or at a moment of a recording. */
export interface SheetSource {
  readonly index: SheetIndex;
  /** Calls back after each change, until the returned function is called. */
  subscribe(listener: () => void): () => void;
}

/** The worksheets of a recording at the moment that is shown. */
export class RecordedSheets implements SheetSource {
  readonly index = new SheetIndex();
  readonly #listeners = new Set<() => void>();

  show({ put, removed }: BoardDiff["rows"]): void {
    if (put.length === 0 && removed.length === 0) return;
    for (const id of removed) this.index.set(id, null);
    for (const row of put) this.index.set(row.id, row);
    for (const listener of this.#listeners) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
