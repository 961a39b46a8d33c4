import { type ReactNode, startTransition, useLayoutEffect, useRef, useState } from "react";
import { Router } from "react-router";
import type { PageHistory } from "./page-history";
import { rememberScroll, useScrollMemory } from "./scroll-memory";

/**
 * Shows the page of the history's location. The library's router for pages without loaders would do, but cannot hold
 * back whoever has unsaved work; its router with loaders can, and weighs 18 KB more.
 */
export function PageRouter({ history, children }: { history: PageHistory; children: ReactNode }) {
  const [visit, setVisit] = useState(history.current);
  const shown = useRef(visit);
  useLayoutEffect(() => {
    shown.current = visit;
  }, [visit]);
  useLayoutEffect(
    () =>
      history.listen((next) => {
        rememberScroll(shown.current);
        // What a page keeps in its own address may be typed: it is there at once, or the next key would be lost.
        if (next.location.pathname === shown.current.location.pathname) setVisit(next);
        // The page stays on the screen until the next one is loaded.
        else startTransition(() => setVisit(next));
      }),
    [history],
  );
  useScrollMemory(visit);
  return (
    <Router navigator={history} location={visit.location} navigationType={visit.action}>
      {children}
    </Router>
  );
}
