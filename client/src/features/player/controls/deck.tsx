import type { ReactNode } from "react";
import classes from "./deck.module.css";

/** What lies under the board: the timeline and the buttons. */
export function Deck({ timeline, transport }: { timeline: ReactNode; transport: ReactNode }) {
  return (
    <section className={classes.deck} aria-label="Timeline">
      {timeline}
      {transport}
    </section>
  );
}
