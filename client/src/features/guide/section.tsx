import { type ReactNode, useState } from "react";
import { IconChevronRight } from "@/ui/icons/icons";
import classes from "./guide.module.css";

interface SectionProps {
  readonly title: string;
  readonly count: number;
  /** While searching, a section with results is open and one without is hidden. */
  readonly searching: boolean;
  /** Whether it is open at first. */
  readonly open?: boolean;
  readonly children: ReactNode;
}

export function Section({ title, count, searching, open = false, children }: SectionProps) {
  const [opened, setOpened] = useState(open);
  if (count === 0) return null;
  const shown = searching || opened;
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>
        <button type="button" aria-expanded={shown} onClick={() => setOpened(!shown)}>
          <IconChevronRight size={14} stroke={1.75} aria-hidden="true" />
          {title}
          {count > 1 && <span>{count}</span>}
        </button>
      </h3>
      {shown && <div className={classes.inside}>{children}</div>}
    </section>
  );
}
