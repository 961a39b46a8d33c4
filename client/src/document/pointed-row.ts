import { create } from "zustand";

/** The row of a worksheet that evidence or a comment points at, in this window alone; null: none. */
const pointedRow = create<{ readonly row: string | null }>(() => ({ row: null }));

/** Highlights a row until the returned function is called. */
export function pointAtRow(row: string): () => void {
  pointedRow.setState({ row });
  return () => pointedRow.setState((now) => (now.row === row ? { row: null } : now));
}

export const useIsPointedRow = (row: string): boolean => pointedRow((pointed) => pointed.row === row);
