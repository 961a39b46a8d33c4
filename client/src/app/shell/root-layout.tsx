import { Suspense, useEffect, useRef } from "react";
import { Outlet, ScrollRestoration, useLocation } from "react-router";
import classes from "./app.module.css";
import { CookieNotice } from "./cookie-notice";
import { OfflineNotice } from "./offline-notice";

/** Wraps every page: a skip link, the offline notice, and the focus on the heading after navigation. */
export function RootLayout() {
  useFocusOnNavigation();
  return (
    <>
      <a className={classes.skip} href="#main">
        Skip to content
      </a>
      <OfflineNotice />
      <CookieNotice />
      <Suspense fallback={<Starting />}>
        <Outlet />
      </Suspense>
      <ScrollRestoration />
    </>
  );
}

/** Shown while the first page loads: no animation, because it is so short. */
export function Starting() {
  return <div className={classes.starting} role="status" aria-label="Loading" />;
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
