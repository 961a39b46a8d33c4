import { clockFace } from "@casement/shared/lib/clock-face";
import type { ReactNode } from "react";
import { useOpenMoment } from "@/session/session-context";
import { MomentTime } from "@/ui/moment-time";
import classes from "./reading.module.css";

interface MomentsProps {
  readonly title: string;
  /** What is said when there are none. */
  readonly none: string;
  /** Above the list. */
  readonly lead?: ReactNode;
  readonly startedAt: number;
  /** `at`: epoch ms. */
  readonly items: readonly { readonly id: string; readonly at: number; readonly text: string }[];
}

/** Moments of the interview with a sentence each, in order; their times open the recording. */
export function Moments({ title, none, lead, startedAt, items }: MomentsProps) {
  const openMoment = useOpenMoment();
  return (
    <div>
      <h3 className={classes.small}>{title}</h3>
      {lead}
      {items.length === 0 && <p className={classes.none}>{none}</p>}
      <ul className={classes.moments}>
        {items
          .toSorted((a, b) => a.at - b.at)
          .map(({ id, at, text }) => (
            <li key={id}>
              <MomentTime
                label={clockFace(at - startedAt)}
                onOpen={openMoment === null ? undefined : () => openMoment(at)}
              />
              <span dir="auto">{text}</span>
            </li>
          ))}
      </ul>
    </div>
  );
}
