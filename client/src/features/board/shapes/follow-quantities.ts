import type { SheetIndex } from "@casement/shared/document/sheets/sheet-index";
import { formatQuantity, workedQuantities } from "@casement/shared/worksheets/estimate/format-quantities";
import type { TLStore } from "tldraw";
import type { SheetSource } from "@/document/sheets/sheet-source";
import { type Quantities, quantitiesOf } from "./quantities";

/** Keeps the numbers that components and arrows show at what the estimate says, until the returned function is called. */
export function followQuantities(store: TLStore, source: SheetSource): () => void {
  showQuantities(store, source.index);
  return source.subscribe(() => showQuantities(store, source.index));
}

/** Shows the estimate's numbers as they are. */
export function showQuantities(store: TLStore, index: SheetIndex): void {
  const shown = quantitiesOf(store);
  const next = readQuantities(index);
  // Shapes are measured anew when the map changes, so it only does when what it says has.
  if (JSON.stringify([...shown.get()]) !== JSON.stringify([...next])) shown.set(next);
}

/** The rows that have a result, as one says it aloud. */
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
