import { Loader } from "@mantine/core";
import { Suspense, useEffect, useRef } from "react";
import { Outlet, useLocation } from "react-router";
import classes from "./app.module.css";
import { CookieNotice } from "./notices/cookie-notice";
import { OfflineNotice } from "./notices/offline-notice";
import { StaleNotice } from "./notices/stale-notice";

/** Wraps every page: a skip link, the offline notice, and the focus on the heading after navigation. */
export function RootLayout() {
  useFocusOnNavigation();
  const notices = useMeasuredNotices();
  return (
    <>
      <a className={classes.skip} href="#main">
        Skip to content
      </a>
      <div ref={notices}>
        <OfflineNotice />
        <CookieNotice />
        <StaleNotice />
      </div>
      <Suspense fallback={<Starting />}>
        <Outlet />
      </Suspense>
    </>
  );
}

/**
 * Tells style sheets how high the notices above a page are, so that a page as high as the window, such as the room,
 * leaves room for them and is not pushed out at the bottom.
 */
function useMeasuredNotices() {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      document.documentElement.style.setProperty("--notices-height", `${ref.current?.offsetHeight ?? 0}px`);
    });
    if (ref.current !== null) observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return ref;
}

/** Shown while the first page loads: no animation, because it is so short. */
export function Starting() {
  return <div className={classes.starting} role="status" aria-label="Loading" />;
}

/** Shown while a large part of the app is fetched; with words, because that can take seconds. */
export function Opening({ words }: { words: string }) {
  return (
    <div className={classes.opening} role="status">
      <Loader size="sm" type="dots" />
      {words}
    </div>
  );
}

function useFocusOnNavigation() {
  const { pathname } = useLocation();
  const previous = useRef(pathname);
  useEffect(() => {
    if (previous.current === pathname) return;
    previous.current = pathname;
    const target = document.querySelector<HTMLElement>("main h1") ?? document.getElementById("main");
    target?.focus({ preventScroll: true });
  }, [pathname]);
}
