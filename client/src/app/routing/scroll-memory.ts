import { useEffect, useLayoutEffect } from "react";
import { tabStorage } from "@/lib/browser/browser-storage";
import type { Visit } from "./page-history";

const KEPT = "casement-scroll";

/** How far down each visited page was scrolled, by the visit's key, in px. */
const positions = new Map<string, number>(kept());

function kept(): [string, number][] {
  try {
    const entries: unknown = JSON.parse(tabStorage.getItem(KEPT) ?? "[]");
    return Array.isArray(entries) ? entries.filter((entry) => typeof entry?.[1] === "number") : [];
  } catch {
    return [];
  }
}

/** Notes how far down this visit's page is scrolled, before another one takes its place. */
export function rememberScroll({ location }: Visit): void {
  positions.set(location.key, window.scrollY);
}

/** Going back leads to where one was on the page, anything else to its top or to the part that the address names. */
export function useScrollMemory(visit: Visit): void {
  useEffect(() => {
    window.history.scrollRestoration = "manual";
    const keep = () => {
      rememberScroll(visit);
      tabStorage.setItem(KEPT, JSON.stringify([...positions]));
      // The browser restores the scroll of a page that it loads again.
      window.history.scrollRestoration = "auto";
    };
    window.addEventListener("pagehide", keep);
    return () => window.removeEventListener("pagehide", keep);
  }, [visit]);
  useLayoutEffect(() => scrollFor(visit), [visit]);
}

function scrollFor({ action, location, keepsScroll }: Visit): void {
  const before = action === "POP" ? positions.get(location.key) : undefined;
  const part = namedPart(location.hash);
  if (before !== undefined) window.scrollTo(0, before);
  else if (part !== null) part.scrollIntoView();
  else if (!keepsScroll) window.scrollTo(0, 0);
}

function namedPart(hash: string): HTMLElement | null {
  if (hash === "") return null;
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    // A hash that nobody can decode names no part.
    return null;
  }
}
