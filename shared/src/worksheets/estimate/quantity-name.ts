import { isFunction } from "./formula-node.js";
import { unitNamed } from "./units.js";

/** Nothing to change in it, as in most formulas. */
const KEY = /^[a-z0-9]+(_[a-z0-9]+)*$/;

/**
 * What a formula calls a quantity: "Posts per day" -> "posts_per_day". Capitals, spaces and signs make no difference,
 * so that a formula may say "posts per day" as well. Empty when there is nothing to call it by.
 */
export function quantityKey(name: string): string {
  if (KEY.test(name)) return name;
  const words = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_");
  return words.replace(/^_|_$/g, "");
}

/** Why no formula can use this name, as a clause that follows "The name"; null when it can, or there is none. */
export function nameFault(name: string): string | null {
  const key = quantityKey(name);
  if (key === "") return name.trim() === "" ? null : "has no letter, so no formula can use it";
  if (unitNamed(name.trim()) !== undefined || unitNamed(key) !== undefined) return "is that of a unit: choose another";
  if (isFunction(key)) return "is that of a function: choose another";
  if (/^\p{N}/u.test(key)) return "begins with a digit, so no formula can use it";
  return null;
}
