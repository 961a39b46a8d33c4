import { useSheetEdits } from "@/document/sheets/sheets-context";
import { IconPlus } from "@/ui/icons/start-icons";
import classes from "./rows.module.css";

/** Adds a row at the end of a list; shown only where worksheets can be changed. */
export function AddRow({ children, onAdd }: { children: string; onAdd: () => void }) {
  if (useSheetEdits() === null) return null;
  return (
    <button type="button" className={classes.add} data-add onClick={onAdd}>
      <IconPlus size={14} stroke={1.5} aria-hidden="true" />
      {children}
    </button>
  );
}
