/**
 * Whether the texts inside an item contain every word of the query; an empty query matches all. Ids are not searched.
 */
export function matches(item: unknown, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = textsOf(item).join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
}

function textsOf(item: unknown): string[] {
  if (typeof item === "string") return [item];
  if (Array.isArray(item)) return item.flatMap(textsOf);
  if (typeof item !== "object" || item === null) return [];
  return Object.entries(item).flatMap(([key, value]) => (key === "id" ? [] : textsOf(value)));
}
