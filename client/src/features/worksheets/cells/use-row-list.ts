import type { NewRow } from "@casement/shared/document/sheets/edit-rows";
import type { TableName } from "@casement/shared/worksheets/schema";
import type { WorksheetKind } from "@casement/shared/worksheets/worksheet";
import { useSheetEdits } from "@/document/sheets/sheets-context";
import { focusCell } from "./focus";
import { predecessorAfterMove } from "./neighbour";

/** Returns a function that adds a row after the named one (null: first; left out: last) and focuses the row's `cell`. */
export function useAddRow<K extends WorksheetKind, T extends TableName<K>>(
  row: Omit<NewRow<K, T>, "after" | "texts">,
  cell: string,
) {
  const edits = useSheetEdits();
  return (after?: string | null) => {
    const id = edits?.addRow<K, T>(after === undefined ? row : { ...row, after });
    if (id != null) focusCell(id, cell);
  };
}

/** Returns a function that moves a row up or down by one and focuses the row's `cell`. */
export function useMoveRow(rows: readonly { readonly id: string }[], cell: string) {
  const edits = useSheetEdits();
  return (id: string, by: -1 | 1) => {
    const after = predecessorAfterMove(rows, id, by);
    if (after !== undefined) edits?.moveRow(id, after);
    focusCell(id, cell);
  };
}
