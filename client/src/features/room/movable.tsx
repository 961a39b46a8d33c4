import { type ReactNode, type RefObject, useCallback, useState } from "react";
import { createPortal } from "react-dom";
import classes from "./room.module.css";

/** Content that moves between places of the layout with its elements, so that what is typed, scrolled or open in it stays. */
export interface Movable {
  readonly host: HTMLElement;
  /** Rendered once, wherever it is placed. */
  readonly made: ReactNode;
}

export function useMovable(content: ReactNode): Movable {
  const [host] = useState(() => {
    const element = document.createElement("div");
    element.className = classes.place ?? "";
    return element;
  });
  return { host, made: createPortal(content, host) };
}

/** Where the content is now. `focused`: what had the focus before the layout changed; a moved element loses it. */
export function Place({ host, focused }: { host: HTMLElement; focused: RefObject<Element | null> }) {
  const take = useCallback(
    (place: HTMLElement | null) => {
      if (place === null || host.parentElement === place) return;
      place.append(host);
      giveFocusBack(host, focused.current);
    },
    [host, focused],
  );
  return <div ref={take} className={classes.place} />;
}

function giveFocusBack(host: HTMLElement, focused: Element | null): void {
  if (!(focused instanceof HTMLElement) || !host.contains(focused)) return;
  focused.focus({ preventScroll: true });
  focused.scrollIntoView({ block: "nearest" });
  // A drawer that opens would give the focus to its first button.
  focused.dataset.autofocus = "";
  focused.addEventListener("blur", () => delete focused.dataset.autofocus, { once: true });
}
