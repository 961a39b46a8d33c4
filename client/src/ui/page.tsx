import { type ReactNode, useEffect } from "react";
import classes from "./page.module.css";

/** Sets the tab's title while mounted. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title === "" ? "Casement" : `${title} · Casement`;
  }, [title]);
}

interface PageProps {
  title: string;
  /** One line under the title. */
  lead?: ReactNode;
  /** Buttons to the right of the title. */
  actions?: ReactNode;
  /** Reading measure: narrow for forms (480 px), wide for lists (1040 px). */
  width?: "narrow" | "reading" | "wide";
  children: ReactNode;
}

/** A page's one heading. It gets the focus after navigation, so that a screen reader reads it first. */
export function PageTitle({ children }: { children: ReactNode }) {
  return (
    <h1 className={classes.title} tabIndex={-1} dir="auto">
      {children}
    </h1>
  );
}

/** A page: its heading, its buttons and what it shows. */
export function Page({ title, lead, actions, width = "wide", children }: PageProps) {
  usePageTitle(title);
  return (
    <div className={classes.page} data-width={width}>
      <header className={classes.head}>
        <div className={classes.titles}>
          <PageTitle>{title}</PageTitle>
          {lead !== undefined && <p className={classes.lead}>{lead}</p>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
