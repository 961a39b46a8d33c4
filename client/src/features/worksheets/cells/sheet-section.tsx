import type { ReactNode } from "react";
import classes from "./worksheets.module.css";

interface SheetSectionProps {
  readonly title: string;
  /** Number of rows, shown beside the title; null: not shown. */
  readonly count?: number | null;
  /** Shown while the section is empty. */
  readonly empty?: string | null;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a worksheet. */
export function SheetSection({ title, count = null, empty = null, aside, children }: SheetSectionProps) {
  return (
    <section className={classes.section} aria-label={title}>
      <header className={classes.sectionHead}>
        <h3>{title}</h3>
        {count !== null && count > 0 && <span className={classes.count}>{count}</span>}
        {aside}
      </header>
      {empty !== null && <p className={classes.empty}>{empty}</p>}
      {children}
    </section>
  );
}
