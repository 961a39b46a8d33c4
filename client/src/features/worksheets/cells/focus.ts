import { flushSync } from "react-dom";

/** How many frames to wait for a new cell to appear. */
const FRAMES = 20;

const cellsIn = (part: ParentNode) => [...part.querySelectorAll<HTMLElement>("[data-cell]")];

/** Focuses a cell as soon as it is on the screen, with the caret at the end. Call it from an event handler. */
export function focusCell(row: string, field: string, frames = FRAMES): void {
  // Renders at once: keys typed after Enter belong to the new row, however late the browser's next frame is.
  flushSync(() => undefined);
  const cell = document.querySelector<HTMLElement>(
    `[data-row="${CSS.escape(row)}"] [data-cell="${CSS.escape(field)}"]`,
  );
  if (cell !== null) putCaret(cell, "end");
  else if (frames > 0) requestAnimationFrame(() => focusCell(row, field, frames - 1));
}

/** Returns a function that focuses the cell above, or else below, once this row is gone. */
export function focusBeside(row: HTMLElement): () => void {
  const sheet = row.closest<HTMLElement>("[data-sheet]");
  if (sheet === null) return () => undefined;
  const cells = cellsIn(sheet);
  const first = cells.findIndex((cell) => row.contains(cell));
  const own = cells.filter((cell) => row.contains(cell)).length;
  const beside = cells[first - 1] ?? cells[first + own];
  return () => {
    if (beside !== undefined) putCaret(beside, first > 0 ? "end" : "start");
    else sheet.querySelector<HTMLElement>("[data-add]")?.focus();
  };
}

function putCaret(cell: HTMLElement, at: "start" | "end"): void {
  cell.focus();
  if (!(cell instanceof HTMLTextAreaElement)) return;
  const place = at === "end" ? cell.value.length : 0;
  cell.setSelectionRange(place, place);
}

/**
 * Moves between cells with the arrow keys when the caret can go no further in its own: up and down to the same field of
 * the next row, left and right to the next cell. Returns whether it did.
 */
export function moveFocus(sheet: HTMLElement, from: HTMLElement, key: string): boolean {
  if (!(from instanceof HTMLTextAreaElement)) return false;
  const { selectionStart: start, selectionEnd: end, value } = from;
  if (start !== end) return false;
  const oneLine = from.scrollHeight < 1.8 * Number.parseFloat(getComputedStyle(from).lineHeight);
  const [atStart, atEnd] = [start === 0, start === value.length];
  if (key === "ArrowLeft" && atStart) return step(cellsIn(sheet), from, -1);
  if (key === "ArrowRight" && atEnd) return step(cellsIn(sheet), from, 1);
  if (key === "ArrowUp" && (oneLine || atStart)) return step(columnOf(sheet, from), from, -1);
  if (key === "ArrowDown" && (oneLine || atEnd)) return step(columnOf(sheet, from), from, 1);
  return false;
}

/** Fields with the same name; when none follows, any text field. */
function columnOf(sheet: HTMLElement, from: HTMLElement): HTMLElement[] {
  return cellsIn(sheet).filter(
    (cell) => cell instanceof HTMLTextAreaElement && (cell.dataset.cell === from.dataset.cell || cell === from),
  );
}

function step(cells: readonly HTMLElement[], from: HTMLElement, by: -1 | 1): boolean {
  const next = cells[cells.indexOf(from) + by];
  if (next === undefined) return false;
  putCaret(next, by < 0 ? "end" : "start");
  return true;
}
