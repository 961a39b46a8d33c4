/** The row that another one comes behind when it moves a place up or down; undefined when it can go no further. */
export function predecessorAfterMove(
  rows: readonly { readonly id: string }[],
  id: string,
  by: -1 | 1,
): string | null | undefined {
  const at = rows.findIndex((row) => row.id === id);
  if (by > 0) return rows[at + 1]?.id;
  return at > 0 ? (rows[at - 2]?.id ?? null) : undefined;
}
