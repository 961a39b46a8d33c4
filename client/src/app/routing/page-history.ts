import type { Location, NavigateOptions, Navigator, To, UNSAFE_createBrowserHistory } from "react-router";
import { isGuarded, leavePage } from "@/lib/browser/leaving";

/** The library's history, of a browser or in memory. */
type LibraryHistory = ReturnType<typeof UNSAFE_createBrowserHistory>;

export interface Visit {
  readonly action: LibraryHistory["action"];
  readonly location: Location;
  /** The page stays scrolled as it is: a link to a part of itself. */
  readonly keepsScroll: boolean;
}

export interface PageHistory extends Navigator {
  readonly current: Visit;
  /** The history takes one listener. */
  readonly listen: (listener: (visit: Visit) => void) => () => void;
}

/**
 * A history that asks the guard of unsaved work before it leaves a page, whether by a link or by the back button. It
 * tells `coming` where a visit leads before its listener.
 */
export function pageHistory(library: LibraryHistory, coming?: (pathname: string) => void): PageHistory {
  coming?.(library.location.pathname);
  let keepsScroll = false;
  /** What the next step back or forth is: our own way back to the page that asks, or the step that was asked for. */
  let next: "person" | "undoing" | "granted" = "person";
  const moving = (move: () => void, options?: NavigateOptions) =>
    leavePage(() => {
      keepsScroll = options?.preventScrollReset === true;
      move();
      keepsScroll = false;
    });
  const visit = (): Visit => ({ action: library.action, location: library.location, keepsScroll });
  /** Goes back to the page that asks; goes on when its guard says so. */
  const ask = (steps: number) => {
    next = "undoing";
    library.go(-steps);
    leavePage(() => {
      next = "granted";
      library.go(steps);
    });
  };
  return {
    get current() {
      return visit();
    },
    createHref: library.createHref,
    encodeLocation: library.encodeLocation,
    go: library.go,
    push: (to: To, state?: unknown, options?: NavigateOptions) => moving(() => library.push(to, state), options),
    replace: (to: To, state?: unknown, options?: NavigateOptions) => moving(() => library.replace(to, state), options),
    listen: (listener) =>
      library.listen(({ action, delta }) => {
        const kind = next;
        next = "person";
        if (action === "POP" && kind === "undoing") return;
        if (action === "POP" && kind === "person" && isGuarded() && delta !== null && delta !== 0) ask(delta);
        else {
          coming?.(library.location.pathname);
          listener(visit());
        }
      }),
  };
}
