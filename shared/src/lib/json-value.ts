/** Deeper values are cut off: no value that a board shows is nested this deep. */
const MAX_DEPTH = 32;
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Cleaned values by original: values inside a Y.Doc never change in place, so each is cleaned only once. */
const cleaned = new WeakMap<object, unknown>();

/**
 * A copy of what a peer wrote that is safe to spread and to hand to the editor: only own keys, no key that
 * reaches a prototype, only JSON values (anything else becomes null), bounded depth.
 */
export function plainValue(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return plainLeaf(value);
  const known = cleaned.get(value);
  if (known !== undefined) return known;
  const plain = copyPlain(value, 0);
  cleaned.set(value, plain);
  return plain;
}

function plainLeaf(value: unknown): unknown {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function copyPlain(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null) return plainLeaf(value);
  if (depth >= MAX_DEPTH) return null;
  if (Array.isArray(value)) return value.map((item) => copyPlain(item, depth + 1));
  if (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null) return null;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const item = (value as Record<string, unknown>)[key];
    if (isSafeKey(key) && item !== undefined) copy[key] = copyPlain(item, depth + 1);
  }
  return copy;
}

/** Whether a key may become a property of a record. */
export function isSafeKey(key: string): boolean {
  return !FORBIDDEN_KEYS.has(key);
}

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Deep equality of JSON values; a key that is undefined counts as absent. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && sameItems(a, b);
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  for (const key of Object.keys(left)) if (!sameValue(left[key], right[key])) return false;
  for (const key of Object.keys(right)) if (right[key] !== undefined && left[key] === undefined) return false;
  return true;
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
}

/** Weight of any value, beside the characters of its text or keys. */
const VALUE_WEIGHT = 8;

/** Whether a JSON value weighs more than `limit`, counted in characters; stops as soon as that is certain. */
export function isHeavier(value: unknown, limit: number): boolean {
  return limit - weigh(value, limit) < 0;
}

function weigh(value: unknown, limit: number): number {
  if (typeof value === "string") return value.length + VALUE_WEIGHT;
  if (typeof value !== "object" || value === null) return VALUE_WEIGHT;
  let weight = VALUE_WEIGHT;
  for (const key in value) {
    weight += Array.isArray(value) ? 0 : key.length;
    weight += weigh((value as Record<string, unknown>)[key], limit - weight);
    if (weight > limit) return weight;
  }
  return weight;
}
