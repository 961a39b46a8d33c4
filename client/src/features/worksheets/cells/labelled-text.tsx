import classes from "./rows.module.css";
import { TextCell, type TextCellProps } from "./text-cell";

export interface LabelledTextProps extends TextCellProps {
  /** The word above the text. */
  readonly title: string;
}

/** A text of several lines under a small word of its own. */
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
