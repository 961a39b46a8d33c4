import type { KeyboardEvent } from "react";

/**
 * For what stands beside the board: the editor listens on the whole page, and would take a Delete that is meant for a
 * list as one for what is selected on the board, and a letter typed beside a field as a tool. Combinations pass: the page
 * has its own.
 */
export function stopEditorShortcuts(event: KeyboardEvent): void {
  if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
}

/** The same for a whole page around a board: letters, digits and what deletes, pressed anywhere but on the board. */
export function keepFromBoard(event: KeyboardEvent): void {
  const tells = event.key.length === 1 || event.key === "Delete" || event.key === "Backspace";
  const onBoard = event.target instanceof Element && event.target.closest(".tl-container") !== null;
  if (tells && !onBoard) stopEditorShortcuts(event);
}
