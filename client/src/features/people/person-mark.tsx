import type { Participant } from "@casement/shared/session-log/state";
import { initials } from "@/lib/initials";
import classes from "./people.module.css";

/** A person's initials in a ring of their colour; faint while they are away. */
export function PersonMark({ person, size = 28 }: { person: Participant; size?: number }) {
  return (
    <span
      className={classes.mark}
      style={{ borderColor: person.color, inlineSize: size, blockSize: size, fontSize: size * 0.39 }}
      data-away={!person.present || undefined}
      aria-hidden="true"
      dir="auto"
    >
      {initials(person.name)}
    </span>
  );
}
