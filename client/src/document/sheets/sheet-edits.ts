import {
  addRow,
  edit,
  moveRow,
  type NewRow,
  type RowRef,
  removeRow,
  SHEET_EDIT,
  setField,
  textOf,
} from "@casement/shared/document/sheets/edit-rows";
import type { SheetIndex } from "@casement/shared/document/sheets/sheet-index";
import { sheetsOf } from "@casement/shared/document/sheets/stored-row";
import type { SheetPlace } from "@casement/shared/playback/view-codec";
import { SHEET_LIMITS, type SheetRefusal } from "@casement/shared/worksheets/limits";
import type { FieldValue, TableName, ValueName } from "@casement/shared/worksheets/schema";
import type { WorksheetKind } from "@casement/shared/worksheets/worksheet";
import type * as Y from "yjs";
import { undoOf } from "../undo-of";

/** Typing without a longer pause is one step of undo. */
const UNDO_PAUSE_MS = 500;
const MAX_STEPS = 300;

/** One person's edits of the worksheets, within the limits, and the undo of only those edits. */
export class SheetEdits {
  readonly #undoing: Y.UndoManager;
  /** The cell that the person is in, so that undo can lead back to it. */
  place: SheetPlace | null = null;

  /**
   * @param refused called when an edit does not fit within the limits; nothing was changed then.
   * @param returned called with the cell whose edit was undone or redone.
   */
  readonly #index: SheetIndex;
  readonly #refused: (why: SheetRefusal) => void;
  readonly #returned: (place: SheetPlace) => void;

  constructor(
    readonly doc: Y.Doc,
    index: SheetIndex,
    refused: (why: SheetRefusal) => void,
    returned: (place: SheetPlace) => void,
  ) {
    this.#index = index;
    this.#refused = refused;
    this.#returned = returned;
    this.#undoing = undoOf(sheetsOf(doc), {
      trackedOrigins: new Set([SHEET_EDIT]),
      captureTimeout: UNDO_PAUSE_MS,
    });
    this.#undoing.on("stack-item-added", ({ stackItem, type }) => {
      while (this.#undoing.undoStack.length > MAX_STEPS) this.#undoing.undoStack.shift();
      if (type === "undo" && this.place !== null) stackItem.meta.set("place", this.place);
    });
    this.#undoing.on("stack-item-popped", ({ stackItem }) => {
      const place: unknown = stackItem.meta.get("place");
      if (place !== undefined) this.#returned(place as SheetPlace);
    });
  }

  /** Returns the new row's id, or null when the worksheet is full. */
  addRow<K extends WorksheetKind, T extends TableName<K>>(row: NewRow<K, T>): string | null {
    return this.addRows([row])[0] ?? null;
  }

  /**
   * Adds several rows as one edit, each below the one before it. When not all fit, it adds none and reports the
   * refusal.
   */
  addRows<K extends WorksheetKind, T extends TableName<K>>(rows: readonly NewRow<K, T>[]): readonly string[] {
    const [first] = rows;
    if (first === undefined) return [];
    const characters = rows.reduce((sum, { texts = {} }) => sum + Object.values(texts).join("").length, 0);
    if (this.#index.count(first.sheet) + rows.length > SHEET_LIMITS.rowsPerSheet) return this.#refuse("rows");
    if (!this.#hasRoomFor(characters)) return this.#refuse("characters");
    const ids: string[] = [];
    this.step(() => {
      for (const row of rows) ids.push(addRow(this.doc, ids.length > 0 ? { ...row, after: ids.at(-1) ?? null } : row));
    });
    return ids;
  }

  removeRow(id: string): void {
    this.step(() => removeRow(this.doc, id));
  }

  moveRow(id: string, after: string | null): void {
    this.step(() => moveRow(this.doc, id, after));
  }

  set<K extends WorksheetKind, T extends TableName<K>, N extends ValueName<K, T>>(
    row: RowRef<K, T>,
    name: N,
    value: FieldValue<K, T, N>,
  ): void {
    this.step(() => setField(this.doc, row, name, value));
  }

  /** Sets several fields of a row at once, as for a new row. */
  setAll<K extends WorksheetKind, T extends TableName<K>>(
    { sheet, table, values = {} }: NewRow<K, T>,
    id: string,
  ): void {
    const names = Object.keys(values) as ValueName<K, T>[];
    for (const name of names) {
      const value = values[name];
      if (value !== undefined) this.set({ sheet, table, id }, name, value);
    }
  }

  /** The text of a field, to be changed with `writeText`; null when the row is gone. */
  textOf(id: string, name: string): Y.Text | null {
    return textOf(this.doc, id, name);
  }

  /** Whether this many more characters fit; reports the refusal when they do not. */
  admits(characters: number): boolean {
    if (characters <= 0 || this.#hasRoomFor(characters)) return true;
    this.#refused("characters");
    return false;
  }

  refuse(why: SheetRefusal): void {
    this.#refused(why);
  }

  /** Runs several changes as one edit and one step of undo. */
  step(run: () => void): void {
    this.#undoing.stopCapturing();
    edit(this.doc, run);
    this.#undoing.stopCapturing();
  }

  /** Ends the step of undo: the next edit begins another. */
  endStep(): void {
    this.#undoing.stopCapturing();
  }

  undo(): void {
    this.#undoing.undo();
  }

  redo(): void {
    this.#undoing.redo();
  }

  close(): void {
    this.#undoing.destroy();
  }

  #hasRoomFor(characters: number): boolean {
    return characters === 0 || this.#index.characters + characters <= SHEET_LIMITS.characters;
  }

  #refuse(why: SheetRefusal): readonly string[] {
    this.#refused(why);
    return [];
  }
}
