/** The row after which a row stands once it moved up or down by one (null: first); undefined when it cannot move. */
export function predecessorAfterMove(
  rows: readonly { readonly id: string }[],
  id: string,
  by: -1 | 1,
): string | null | undefined {
  const at = rows.findIndex((row) => row.id === id);
  if (by > 0) return rows[at + 1]?.id;
  return at > 0 ? (rows[at - 2]?.id ?? null) : undefined;
}
