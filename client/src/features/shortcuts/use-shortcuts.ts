import { useEffect, useRef } from "react";
import { isDialogOpen } from "../../lib/open-dialog";
import { fires, type Place, type Shortcut } from "./shortcut";

/** Something that a key does. */
export interface Bound {
  readonly shortcut?: Shortcut;
  readonly run: () => void;
}

/** Listens for the keys of these actions while mounted. */
export function useShortcuts(actions: readonly Bound[]): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const place = placeOf(event.target);
      const action = latest.current.find(({ shortcut }) => shortcut !== undefined && fires(shortcut, event, place));
      if (action === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      action.run();
    };
    // Before the board sees the key: Alt combinations work there too.
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, []);
}

function placeOf(target: EventTarget | null): Place {
  if (isDialogOpen()) return "dialog";
  if (!(target instanceof HTMLElement)) return "page";
  const radio = target instanceof HTMLInputElement && (target.type === "radio" || target.type === "checkbox");
  if (target.isContentEditable || (target.matches("input, textarea, select") && !radio)) return "typing";
  return target.closest(".tl-container") === null ? "page" : "board";
}
