import type { ReactNode } from "react";
import { Link } from "react-router";
import classes from "./row-name.module.css";

/** The heading of a row in a list: a name that leads to its page, and what stands beside it, such as tags. */
export function RowName({ to, name, children }: { to: string; name: string; children?: ReactNode }) {
  return (
    <h2 className={classes.name}>
      <Link to={to} className={classes.link} dir="auto">
        {name}
      </Link>
      {children}
    </h2>
  );
}
