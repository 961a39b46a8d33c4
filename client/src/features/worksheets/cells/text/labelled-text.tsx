import classes from "../rows.module.css";
import { TextCell, type TextCellProps } from "./text-cell";

interface LabelledTextProps extends TextCellProps {
  /** Heading above the text. */
  readonly title: string;
}

/** A text of several lines under a small heading. */
export function LabelledText({ title, ...cell }: LabelledTextProps) {
  return (
    <div className={classes.labelled}>
      <span className={classes.title} aria-hidden="true">
        {title}
      </span>
      <TextCell lines {...cell} />
    </div>
  );
}
