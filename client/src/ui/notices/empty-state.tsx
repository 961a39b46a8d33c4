import type { ReactNode } from "react";
import classes from "./notices.module.css";

/** Shown where there is nothing yet: one sentence, and one button to begin. */
export function EmptyState({
  picture,
  sentence,
  action,
}: {
  picture?: ReactNode;
  sentence: string;
  action?: ReactNode;
}) {
  return (
    <div className={classes.empty}>
      {picture !== undefined && <div className={classes.picture}>{picture}</div>}
      <p className={classes.emptySentence}>{sentence}</p>
      {action}
    </div>
  );
}
