import type { ReactNode } from "react";
import classes from "./player-footer.module.css";

/** The bar under the board: the timeline and the buttons. */
export function PlayerFooter({ timeline, transport }: { timeline: ReactNode; transport: ReactNode }) {
  return (
    <section className={classes.deck} aria-label="Timeline">
      {timeline}
      {transport}
    </section>
  );
}
