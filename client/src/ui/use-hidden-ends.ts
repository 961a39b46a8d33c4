import { type RefObject, useEffect, useState } from "react";

/**
 * Whether a row that scrolls sideways has more before or after what is seen of it, as attributes for its style. `changes`:
 * whatever moves what is in it.
 */
export function useHiddenEnds(row: RefObject<HTMLElement | null>, changes: unknown) {
  const [hidden, setHidden] = useState({ before: false, after: false });
  const look = () => {
    const { scrollLeft = 0, scrollWidth = 0, clientWidth = 0 } = row.current ?? {};
    setHidden({ before: scrollLeft > 1, after: scrollLeft + clientWidth < scrollWidth - 1 });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it looks again when something changes.
  useEffect(() => {
    look();
    if (row.current === null) return;
    const observer = new ResizeObserver(look);
    observer.observe(row.current);
    return () => observer.disconnect();
  }, [row, changes]);
  return { "data-before": hidden.before || undefined, "data-after": hidden.after || undefined, onScroll: look };
}
