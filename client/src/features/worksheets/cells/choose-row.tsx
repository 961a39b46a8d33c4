import { rowWords } from "@casement/shared/document/sheets/row-words";
import { chooseRow } from "@/document/chosen";
import { useReadRow } from "@/document/sheets/sheets-context";
import { IconPin } from "@/ui/icons/icons";
import classes from "./rows.module.css";

interface ChooseRowProps {
  readonly id: string;
  readonly label: string;
  readonly chosen: boolean;
}

/** Chooses the row for evidence or a comment, or gives that up. */
export function ChooseRow({ id, label, chosen }: ChooseRowProps) {
  const readRow = useReadRow();
  const choose = () => {
    const row = readRow(id);
    if (chosen || row === undefined) chooseRow(null);
    else chooseRow({ sheet: row.sheet, row: id, label: rowWords(row) });
  };
  return (
    <button
      type="button"
      className={classes.choose}
      aria-label={`Point at ${label}`}
      aria-pressed={chosen}
      title="Point at this row, in evidence or a comment"
      onClick={choose}
    >
      <IconPin size={14} stroke={1.5} aria-hidden="true" />
    </button>
  );
}
