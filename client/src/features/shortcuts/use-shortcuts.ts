import { useEffect, useRef } from "react";
import { isComposing } from "@/lib/composing";
import { takesKeys, takesText } from "@/lib/key-target";
import { isDialogOpen } from "@/lib/open-dialog";
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
      if (isComposing(event)) return;
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
  if (takesText(target)) return "typing";
  if (takesKeys(target)) return "keys";
  return target instanceof Element && target.closest(".tl-container") !== null ? "board" : "page";
}
