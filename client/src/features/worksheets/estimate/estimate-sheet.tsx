import { quantityKey } from "@casement/shared/worksheets/estimate/quantities/quantity-name";
import { readWriteInsight } from "@casement/shared/worksheets/estimate/read-write";
import { placesOfName } from "@casement/shared/worksheets/estimate/rename-quantity";
import { useState } from "react";
import { useRows, useSheetEdits } from "@/document/sheets/sheets-context";
import { DragArea, DragList } from "@/ui/lists/drag-area";
import { AddRow } from "../cells/add-row";
import { SheetRow } from "../cells/sheet-row";
import { SheetSection } from "../cells/sheet-section";
import { useAddRow, useMoveRow } from "../cells/use-row-list";
import { EstimateInsight } from "./estimate-insight";
import { type Quantity, QuantityCells } from "./estimate-quantity";
import { RenameOffer, type Renaming } from "./estimate-rename";
import classes from "./estimate-sheet.module.css";
import { EstimateTemplates } from "./estimate-templates";
import { UnitHelp } from "./estimate-units";
import { useWorkedQuantities } from "./use-worked-quantities";

const QUANTITY = { sheet: "estimate", table: "quantity" } as const;
const EMPTY =
  "Numbers that drive the design: users, reads and writes a second, storage, bandwidth, cache. Start from a template, or write “daily users” and “40 % × 500 M users”.";

/** Named quantities, computed while somebody types; every screen computes them from the same formulas. */
export function EstimateSheet() {
  const rows = useRows("estimate", "quantity");
  const worked = useWorkedQuantities(rows);
  const edits = useSheetEdits();
  const [noting, setNoting] = useState<string | null>(null);
  const [renaming, setRenaming] = useState<Renaming | null>(null);
  const add = useAddRow(QUANTITY, "name");
  const move = useMoveRow(rows, "name");
  /** Offers the new name when formulas still use the row's old one. */
  const renamed = (row: Quantity, from: string) => {
    const key = quantityKey(from);
    const keys = new Set(rows.map(({ name }) => quantityKey(name)));
    if (edits === null || key === "" || quantityKey(row.name) === "" || keys.has(key)) return;
    const users = rows.filter(({ formula }) => placesOfName(formula, key, keys).length > 0);
    if (users.length > 0) setRenaming({ id: row.id, from, key, formulas: users.length });
  };
  const insight = insightOf(rows, worked);
  const tools = (
    <span className={classes.tools}>
      <UnitHelp />
      {edits !== null && <EstimateTemplates rows={rows} />}
    </span>
  );
  return (
    <SheetSection title="Quantities" count={rows.length} empty={rows.length === 0 ? EMPTY : null} aside={tools}>
      <DragArea onDrop={(id, _list, after) => edits?.moveRow(id, after)}>
        <DragList name="quantity" label="Quantities">
          {rows.map((row, index) => (
            <SheetRow
              key={row.id}
              id={row.id}
              label={row.name === "" ? `quantity ${index + 1}` : row.name}
              empty={row.name === "" && row.formula === "" && row.note === ""}
              onAdd={() => add(row.id)}
              onMove={(by) => move(row.id, by)}
            >
              <QuantityCells
                row={row}
                number={index + 1}
                worked={worked.get(row.id) ?? null}
                noting={noting === row.id}
                onEntered={() => setNoting(row.id)}
                onRenamed={(from) => renamed(row, from)}
              />
              {renaming?.id === row.id && (
                <RenameOffer renaming={renaming} rows={rows} onDone={() => setRenaming(null)} />
              )}
            </SheetRow>
          ))}
        </DragList>
      </DragArea>
      <AddRow onAdd={() => add()}>Add a quantity</AddRow>
      {insight !== null && <EstimateInsight insight={insight} />}
    </SheetSection>
  );
}

function insightOf(rows: readonly Quantity[], worked: ReturnType<typeof useWorkedQuantities>) {
  return readWriteInsight(
    rows.flatMap(({ id, name }) => {
      const result = worked.get(id);
      return result?.ok === true ? [{ name, quantity: result.quantity }] : [];
    }),
  );
}
