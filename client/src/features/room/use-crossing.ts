import { type RefObject, useLayoutEffect, useMemo, useRef } from "react";

interface Pane {
  readonly host: HTMLElement;
  readonly opened: boolean;
  readonly open: () => void;
}

/**
 * What somebody works in stays in front while panes become drawers and drawers become panes, as on a phone that is
 * turned. Covers nothing else: only the drawer of the pane that had the focus opens. Returns what had the focus before
 * the last change.
 */
export function useCrossing(narrow: boolean, panes: readonly Pane[]): RefObject<Element | null> {
  // biome-ignore lint/correctness/useExhaustiveDependencies: read while the layout is still the one before.
  const focused = useMemo(() => document.activeElement, [narrow]);
  const ref = useRef<Element | null>(null);
  ref.current = focused;
  const before = useRef({ narrow, opened: panes.map(({ opened }) => opened) });
  useLayoutEffect(() => {
    const { narrow: wasNarrow, opened } = before.current;
    before.current = { narrow, opened: panes.map((pane) => pane.opened) };
    if (narrow === wasNarrow) return;
    panes.forEach((pane, index) => {
      if (narrow ? pane.host.contains(focused) : opened[index]) pane.open();
    });
  });
  return ref;
}
