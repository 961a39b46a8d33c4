import type { KeyboardEvent } from "react";

/**
 * For what stands beside the board: the editor listens on the whole page, and would take a Delete that is meant for a
 * list as one for what is selected on the board. Combinations pass: the page has its own.
 */
export function keepKeys(event: KeyboardEvent): void {
  if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
}
