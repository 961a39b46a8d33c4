import { isHeavier } from "@casement/shared/lib/json-value";
import { SHEET_LIMITS } from "@casement/shared/worksheets/limits";
import * as Y from "yjs";
import type { Place } from "./item-places.js";

/** Longest row id and field name. */
const MAX_KEY = 64;
/** What clients let in, with room for the overhead of each value. */
const MAX_VALUE_WEIGHT = 4 * SHEET_LIMITS.valueCharacters;

/** Why an item is invalid below the worksheets' root, or null. Worksheets are rows (a map each) of values and texts. */
export function faultInSheet(item: Y.Item, { depth, inText, key }: Place): string | null {
  const { content } = item;
  if (content instanceof Y.ContentDeleted) return null;
  if (inText) return content instanceof Y.ContentString && key === null ? null : "a text holds characters alone";
  if (key === null || key.length === 0 || key.length > MAX_KEY) return "key of a worksheet out of range";
  if (depth === 0) return typeIn(content) instanceof Y.Map ? null : "a row is a map";
  if (depth > 1) return "nested too deep";
  if (content instanceof Y.ContentAny) {
    return isHeavier(content.arr, MAX_VALUE_WEIGHT) ? "value of a worksheet too large" : null;
  }
  return typeIn(content) instanceof Y.Text ? null : "a field is a value or a text";
}

/** Roughly how many characters an item adds to the worksheets. */
export function charactersOf({ content }: Y.Item): number {
  if (content instanceof Y.ContentString) return content.str.length;
  return content instanceof Y.ContentAny ? JSON.stringify(content.arr).length : 0;
}

function typeIn(content: Y.Item["content"]): unknown {
  return content instanceof Y.ContentType ? content.type : null;
}
