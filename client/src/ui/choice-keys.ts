import type { KeyboardEvent } from "react";

const BY = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 } as const;

/**
 * Arrow keys among radios whose choice is saved at once: they move the focus, and Space chooses. The browser would
 * choose every radio on the way. Returns whether the key was an arrow.
 */
export function moveWithoutChoosing(event: KeyboardEvent): boolean {
  const from = event.target;
  const by = BY[event.key as keyof typeof BY] as 1 | -1 | undefined;
  if (by === undefined || !(from instanceof HTMLInputElement) || from.type !== "radio") return false;
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  const group = [...document.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${CSS.escape(from.name)}"]`)];
  const to = group[(group.indexOf(from) + by + group.length) % group.length];
  event.preventDefault();
  to?.focus();
  return true;
}
