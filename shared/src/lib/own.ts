/**
 * What a table holds under an id that somebody else may have made up: its own entries alone. `__proto__`, `constructor`
 * and the like are names of things that every object has.
 */
export function own<T>(table: Readonly<Record<string, T>>, id: string | null): T | undefined {
  return id !== null && Object.hasOwn(table, id) ? table[id] : undefined;
}
