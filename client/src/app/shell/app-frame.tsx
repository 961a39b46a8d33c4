import type { ReactNode } from "react";
import { Outlet } from "react-router";
import classes from "./app.module.css";
import { Header } from "./header";

/** Header and main region. Without children it frames the router's page. */
export function AppFrame({ children }: { children?: ReactNode }) {
  return (
    <div className={classes.frame}>
      <Header />
      <main id="main" tabIndex={-1} className={classes.main}>
        {children ?? <Outlet />}
      </main>
    </div>
  );
}
