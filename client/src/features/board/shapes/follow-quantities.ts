import type { SheetIndex } from "@casement/shared/document/sheets/sheet-index";
import { formatQuantity, workedQuantities } from "@casement/shared/worksheets/estimate/format-quantities";
import type { TLStore } from "tldraw";
import type { SheetSource } from "@/document/sheets/sheet-source";
import { type Quantities, quantitiesOf } from "./quantities";

/** Keeps the numbers on components and arrows equal to the estimate's, until the returned function is called. */
export function followQuantities(store: TLStore, source: SheetSource): () => void {
  showQuantities(store, source.index);
  return source.subscribe(() => showQuantities(store, source.index));
}

/** Shows the estimate's current numbers. */
export function showQuantities(store: TLStore, index: SheetIndex): void {
  const shown = quantitiesOf(store);
  const next = readQuantities(index);
  // A new map makes the editor measure shapes anew, so it is only set when a number differs.
  if (JSON.stringify([...shown.get()]) !== JSON.stringify([...next])) shown.set(next);
}

/** The rows that have a result, with the result in words. */
export function readQuantities(index: SheetIndex): Quantities {
  const rows = index.rows("estimate", "quantity");
  const worked = workedQuantities(rows);
  return new Map(
    rows.flatMap((row) => {
      const { name, aloud } = formatQuantity(row, worked.get(row.id) ?? null);
      return aloud === "" ? [] : [[row.id, { name, value: aloud }] as const];
    }),
  );
}
