import type { ReactNode } from "react";
import classes from "./tag.module.css";

/** A small word such as a role or a state. The word carries the meaning; the tone only helps. */
export function Tag({
  tone = "plain",
  children,
}: {
  tone?: "plain" | "accent" | "amber" | "vermilion" | "ok";
  children: ReactNode;
}) {
  return (
    <span className={classes.tag} data-tone={tone}>
      {children}
    </span>
  );
}
