/** A name that already is a key, like most names in formulas. */
const KEY = /^[a-z0-9]+(_[a-z0-9]+)*$/;

/**
 * The key of a quantity's name: "Posts per day" -> "posts_per_day". Case, spaces and punctuation make no difference,
 * so a formula may also say "posts per day". Empty if the name has no letter or digit.
 */
export function quantityKey(name: string): string {
  if (KEY.test(name)) return name;
  const words = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "_");
  return words.replace(/^_|_$/g, "");
}

/** Why no formula can use this name, as a clause that follows "The name"; null when it can, or there is none. */
export function nameFault(name: string): string | null {
  const key = quantityKey(name);
  if (key === "") return name.trim() === "" ? null : "has no letter, so no formula can use it";
  if (/^\p{N}/u.test(key)) return "begins with a digit, so no formula can use it";
  return null;
}
