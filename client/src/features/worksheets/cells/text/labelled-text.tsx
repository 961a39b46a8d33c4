import { useSheetEdits } from "@/document/sheets/sheets-context";
import classes from "../rows.module.css";
import { TextCell, type TextCellProps } from "./text-cell";

interface LabelledTextProps extends TextCellProps {
  /** Heading above the text. */
  readonly title: string;
  /** While it is empty it takes less room: the heading stands in the field. Where nothing can be changed it is left out. */
  readonly folds?: boolean;
}

/** A text of several lines under a small heading. */
export function LabelledText({ title, folds = false, ...cell }: LabelledTextProps) {
  const canEdit = useSheetEdits() !== null;
  const folded = folds && cell.value === "";
  if (folded && !canEdit) return null;
  return (
    <div className={folded ? classes.folded : classes.labelled}>
      {!folded && (
        <span className={classes.title} aria-hidden="true">
          {title}
        </span>
      )}
      <TextCell lines {...cell} {...(folded ? { hintAtRest: title, look: "plain" } : {})} />
    </div>
  );
}
