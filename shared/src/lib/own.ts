/**
 * The table's own entry for an id that a peer may have made up. Plain indexing would find inherited properties for ids
 * such as `__proto__` and `constructor`.
 */
export function own<T>(table: Readonly<Record<string, T>>, id: string | null): T | undefined {
  return id !== null && Object.hasOwn(table, id) ? table[id] : undefined;
}
