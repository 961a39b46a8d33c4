import { combinationWords, type KeyLine } from "@/lib/key-words";
import type { Combination } from "@/lib/keys";

export const NEW_ROW: Combination = { key: "Enter", shift: false };
/** Where Enter is a new line of the text. */
export const NEW_ROW_FROM_LINES: Combination = { ...NEW_ROW, mod: true };
export const REMOVE_EMPTY: Combination = { key: "Backspace" };
/** Moves a row by one place. */
export const MOVE_ROW: readonly (readonly [Combination, -1 | 1])[] = [
  [{ key: "ArrowUp", alt: true }, -1],
  [{ key: "ArrowDown", alt: true }, 1],
];
const bare = { mod: false, alt: false, shift: false } as const;
/** Move between cells where the caret can go no further. */
export const NEXT_CELL: readonly Combination[] = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].map((key) => ({
  ...bare,
  key,
}));
export const UNDO: Combination = { key: "z", mod: true, alt: false, shift: false };
export const REDO: Combination = { ...UNDO, shift: true };
/** As on Windows. */
export const REDO_TOO: Combination = { key: "y", mod: true, alt: false };

/** The browser's own key. */
const TAB: Combination = { key: "Tab" };

const line = (label: string, ...combinations: readonly Combination[]): KeyLine => ({
  label,
  group: "In a worksheet",
  keys: combinations.map(combinationWords),
});

/** For the list of keys. */
export const SHEET_KEYS: readonly KeyLine[] = [
  line("New row; from a text of several lines", NEW_ROW, NEW_ROW_FROM_LINES),
  line("Remove an empty row", REMOVE_EMPTY),
  line("Move the row up or down", ...MOVE_ROW.map(([combination]) => combination)),
  line("Next cell", ...NEXT_CELL, TAB),
  line("Undo and redo your own edits", UNDO, REDO),
];
