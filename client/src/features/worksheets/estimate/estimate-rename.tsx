import type { QuantityRows } from "@casement/shared/worksheets/estimate/format-quantities";
import { quantityKey } from "@casement/shared/worksheets/estimate/quantities/quantity-name";
import { renameEdits } from "@casement/shared/worksheets/estimate/rename-quantity";
import { Button } from "@mantine/core";
import { useSheetEdits } from "@/document/sheets/sheets-context";
import { plural } from "@/lib/duration";
import classes from "./estimate-sheet.module.css";

/** A renamed quantity whose old name is still used in formulas. */
export interface Renaming {
  readonly id: string;
  readonly from: string;
  readonly key: string;
  readonly formulas: number;
}

interface RenameOfferProps {
  readonly renaming: Renaming;
  readonly rows: QuantityRows;
  readonly onDone: () => void;
}

/** Offers to put the new name into the formulas that use the old one. */
export function RenameOffer({ renaming: { id, from, key, formulas }, rows, onDone }: RenameOfferProps) {
  const edits = useSheetEdits();
  const name = rows.find((row) => row.id === id)?.name ?? "";
  if (edits === null || quantityKey(name) === "" || quantityKey(name) === key) return null;
  const change = () => {
    const keys = new Set(rows.map((row) => quantityKey(row.name)));
    edits.step(() => {
      for (const row of rows) {
        const text = edits.textOf(row.id, "formula");
        for (const { from: start, to, text: put } of renameEdits(row.formula, key, name, keys)) {
          text?.delete(start, to - start);
          text?.insert(start, put);
        }
      }
    });
    onDone();
  };
  return (
    <div className={classes.offer} role="status">
      <span>
        {plural(formulas, "formula")} still {formulas === 1 ? "says" : "say"} “{from.trim()}”.
      </span>
      <Button size="compact-xs" variant="light" onClick={change}>
        Change to “{quantityKey(name)}”
      </Button>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={onDone}>
        Leave as is
      </Button>
    </div>
  );
}
