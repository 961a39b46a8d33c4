import { faultInBase, faultInField } from "@casement/shared/document/records/rules/record-rules";
import { BASE_KEY } from "@casement/shared/document/schema";
import * as Y from "yjs";
import type { Struct } from "./update-decoding.js";

/** Deepest JSON value that is valid; tldraw's rich text needs about ten levels. */
const MAX_VALUE_DEPTH = 64;
const MAX_COSTLY_ITEMS = 500;
const MAX_COSTLY_IN_TEXTS = 4000;
/** Most values in one item: the board writes one at a time, and long runs make later deletions expensive. */
const MAX_VALUES_PER_ITEM = 256;

/** Deepest nesting of maps and arrays: the layout needs two (a record, the points of a stroke). */
const MAX_TYPE_DEPTH = 8;

/** Why the content of an item is invalid wherever it lies, or null. */
export function faultInValues({ content }: Y.Item): string | null {
  if (!(content instanceof Y.ContentAny)) return null;
  if (content.arr.length > MAX_VALUES_PER_ITEM) return "too many values in one item";
  return content.arr.every((value) => isPlainValue(value, MAX_VALUE_DEPTH)) ? null : "value is not plain JSON";
}

/** Why an item is invalid on the board, or null. The board consists of maps, arrays, JSON values and bytes. */
export function faultOnBoard({ content }: Y.Item, depth: number): string | null {
  if (content instanceof Y.ContentAny) return null;
  if (content instanceof Y.ContentType) {
    if (depth >= MAX_TYPE_DEPTH) return "nested too deep";
    return content.type instanceof Y.Map || content.type instanceof Y.Array ? null : "type is not a map or array";
  }
  if (content instanceof Y.ContentBinary || content instanceof Y.ContentDeleted) return null;
  return "content of an unknown kind";
}

/** Why an item makes a shape record that no editor could show, or null: every client of ours would leave it out. */
export function faultInShown({ content }: Y.Item, depth: number, key: string | null): string | null {
  if (depth !== 1 || key === null || !(content instanceof Y.ContentAny)) return null;
  const value: unknown = content.arr.at(-1);
  return key === BASE_KEY ? faultInBase(value) : faultInField(key, value);
}

/** Decoding turns a key `__proto__` into a changed prototype, which is how it is recognised here. */
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
 * Counts items that make Yjs search through their neighbours: those with a rightOrigin and those at the same place. A
 * few are normal (undo, two people at once), thousands in one update are an attack on the processor. Worksheets may
 * have more, because typing in the middle of a text makes one each time.
 */
export class CostlyItems {
  /** Created with the second item: most updates have one. */
  #places: Set<string> | null = null;
  #first: string | null = null;
  #onBoard = 0;
  #inTexts = 0;

  add(item: Y.Item, inText: boolean): void {
    if (!this.#isCostly(item)) return;
    if (inText) this.#inTexts += 1;
    else this.#onBoard += 1;
  }

  #isCostly(item: Y.Item): boolean {
    if (item.rightOrigin !== null) return true;
    if (item.origin !== null) return false;
    const parent = item.parent instanceof Y.ID ? `${item.parent.client}:${item.parent.clock}` : "root";
    const place = `${item.id.client}/${parent}/${item.parentSub ?? ""}`;
    if (this.#first === null) {
      this.#first = place;
      return false;
    }
    this.#places ??= new Set([this.#first]);
    if (this.#places.has(place)) return true;
    this.#places.add(place);
    return false;
  }

  get tooMany(): boolean {
    return this.#onBoard > MAX_COSTLY_ITEMS || this.#inTexts > MAX_COSTLY_IN_TEXTS;
  }
}
