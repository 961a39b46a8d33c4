import * as Y from "yjs";
import type { Struct } from "./update-decoding.js";

/** Deepest JSON value taken; tldraw's rich text needs about ten. */
const MAX_VALUE_DEPTH = 64;
/** Most values in one item: the board writes one at a time, and long runs make later deletes dear. */
const MAX_VALUES_PER_ITEM = 256;

/** Why the content of a struct is not taken, or null. The board is made of maps, arrays, JSON values and bytes. */
export function faultInContent(struct: Y.Item): string | null {
  const { content } = struct;
  if (content instanceof Y.ContentAny) {
    if (content.arr.length > MAX_VALUES_PER_ITEM) return "too many values in one item";
    return content.arr.every((value) => isPlainValue(value, MAX_VALUE_DEPTH)) ? null : "value is not plain JSON";
  }
  if (content instanceof Y.ContentType) {
    return content.type instanceof Y.Map || content.type instanceof Y.Array ? null : "type is not a map or array";
  }
  if (content instanceof Y.ContentBinary || content instanceof Y.ContentDeleted) return null;
  return "content of an unknown kind";
}

/** A key `__proto__` in the bytes shows as a changed prototype after decoding. */
function isPlainValue(value: unknown, depth: number): boolean {
  if (typeof value === "bigint" || depth === 0) return false;
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return true;
  if (Array.isArray(value)) return value.every((item) => isPlainValue(item, depth - 1));
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.values(value).every((item) => isPlainValue(item, depth - 1));
}

export function isItem(struct: Struct): struct is Y.Item {
  return struct instanceof Y.Item;
}

/**
 * Items that Yjs integrates by searching through their neighbours: a few are normal (undo, two people at once),
 * thousands in one update are an attack on the processor. Counts rightOrigins and repeated places.
 */
export class CostlyItems {
  readonly #places = new Set<string>();
  #count = 0;

  add(item: Y.Item): void {
    if (item.rightOrigin !== null) this.#count += 1;
    if (item.origin !== null) return;
    const parent = item.parent instanceof Y.ID ? `${item.parent.client}:${item.parent.clock}` : "root";
    const place = `${item.id.client}/${parent}/${item.parentSub ?? ""}`;
    if (this.#places.has(place)) this.#count += 1;
    else this.#places.add(place);
  }

  get count(): number {
    return this.#count;
  }
}
