import type { KeyboardEvent } from "react";

/**
 * For parts beside the board. The editor listens on the whole page: it would delete the selected shapes for a Delete in
 * a list, and choose a tool for a letter typed beside a field. Combinations pass, because the page has its own.
 */
export function stopEditorShortcuts(event: KeyboardEvent): void {
  if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
}

/** The same for a whole page around a board: stops letters, digits and deleting keys pressed outside of the board. */
export function keepFromBoard(event: KeyboardEvent): void {
  const tells = event.key.length === 1 || event.key === "Delete" || event.key === "Backspace";
  const onBoard = event.target instanceof Element && event.target.closest(".tl-container") !== null;
  if (tells && !onBoard) stopEditorShortcuts(event);
}
