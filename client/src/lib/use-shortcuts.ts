import { useEffect, useRef } from "react";
import { isComposing } from "./composing";
import { fires, type KeyRules, placeOf, type Shortcut } from "./keys";

/** Something that a key does. */
export interface Bound {
  readonly shortcut?: Shortcut;
  readonly run: () => void;
}

/** Listens for the keys of these actions while mounted. */
export function useShortcuts(actions: readonly Bound[], rules?: KeyRules): void {
  const latest = useRef({ actions, rules });
  useEffect(() => {
    latest.current = { actions, rules };
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isComposing(event)) return;
      const place = placeOf(event.target);
      const { actions, rules } = latest.current;
      const action = actions.find(({ shortcut }) => shortcut !== undefined && fires(shortcut, event, place, rules));
      if (action === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      action.run();
    };
    // Before the board sees the key: Alt combinations work there too, and in a recording all keys are the player's.
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, []);
}
