import { useSyncExternalStore } from "react";

/** Below this width the panes become drawers and the board takes the whole width. */
const NARROW = "(max-width: 900px)";

const listeners = new Set<() => void>();
let query: MediaQueryList | null = null;
const tellAll = () => {
  for (const listener of listeners) listener();
};

/** One query for all, so that everything that depends on the width changes at once: the layout, and what is open in it. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (query === null) {
    query = window.matchMedia(NARROW);
    query.addEventListener("change", tellAll);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    query?.removeEventListener("change", tellAll);
    query = null;
  };
}

export const isNarrow = (): boolean => window.matchMedia(NARROW).matches;

/** Whether the window is too narrow for panes beside the board. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, isNarrow);
}
